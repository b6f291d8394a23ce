// Our programs, started once: each call of one is then a small shell script that hands its words to a process that runs
// already, and costs a tenth of starting Node. It does all in the caller's folder, with the caller's variables and
// standard input; it learns them from /proc, so only Linux has it.
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

/** A script for each of `programs`, and how to end. What is called at the same time must be called from one folder. */
export async function residents(programs, {env = process.env} = {}) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('process.mjs', import.meta.url))], {
    env,
    // It ends when this process does: then nobody holds the other end of its standard input.
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [port] = await once(child.stdout.setEncoding('utf8'), 'data')
  const folder = mkdtempSync(join(tmpdir(), 'stx-resident-'))
  const scripts = programs.map((program) => {
    const file = join(folder, program)
    writeFileSync(file, script(program, Number(port)), {mode: 0o755})
    return [program, file]
  })
  const close = async () => {
    child.stdin.end()
    if (child.exitCode === null) await once(child, 'exit')
    rmSync(folder, {recursive: true, force: true})
  }
  return {programs: Object.fromEntries(scripts), close}
}

const script = (program, port) => `#!/bin/bash
exec 3<>/dev/tcp/127.0.0.1/${port}
printf '%s\\0' $# ${program} $$ "$@" >&3
read -r code length <&3
head -c "$length" <&3 >&2
cat <&3
exit "$code"
`
