// Our programs, started once: each call of one is then a small shell script that hands its words to a process that runs
// already, and costs a tenth of starting Node. It does all in the caller's folder, with the caller's variables and
// standard input; it learns them from /proc, so only Linux has it.
import {fork} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

/**
 * A script for each of `programs`, and how to end. What is called at the same time must be called from one folder; when
 * all is at rest, the next caller may be anybody.
 */
export async function residents(programs, {env = process.env} = {}) {
  // It ends when this process does: then nobody holds the other end of the channel between them.
  const child = fork(fileURLToPath(new URL('process.mjs', import.meta.url)), {env, execArgv: []})
  const [{port}] = await once(child, 'message')
  const folder = mkdtempSync(join(tmpdir(), 'stx-resident-'))
  const scripts = programs.map((program) => {
    const file = join(folder, program)
    writeFileSync(file, script(program, port), {mode: 0o755})
    return [program, file]
  })

  const waiting = new Map()
  let asked = 0
  child.on('message', ({id, result}) => {
    waiting.get(id)?.resolve(result)
    waiting.delete(id)
  })
  child.on('exit', () => {
    for (const {reject} of waiting.values()) reject(new Error('the resident programs have ended'))
  })
  const ask = (order, about) =>
    new Promise((resolve, reject) => {
      asked += 1
      waiting.set(asked, {resolve, reject})
      child.send({id: asked, order, about})
    })

  return {
    programs: Object.fromEntries(scripts),
    line: (command, place) => ask('line', {command, ...place}),
    rest: () => ask('rest'),
    async close() {
      if (child.connected) child.disconnect()
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      rmSync(folder, {recursive: true, force: true})
    },
  }
}

const script = (program, port) => `#!/bin/bash
exec 3<>/dev/tcp/127.0.0.1/${port}
printf '%s\\0' $# ${program} $$ "$@" >&3
read -r code length <&3
[ "$length" = 0 ] || head -c "$length" <&3 >&2
[ "$code" = 0 ] && exec cat <&3
cat <&3
exit "$code"
`
