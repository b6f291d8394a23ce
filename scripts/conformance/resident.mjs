// Our programs, started once: each call of one is then a small shell script that hands its words to this process, and
// costs a tenth of starting Node. They see the variables and the folder of this process, whoever calls them.
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {PassThrough} from 'node:stream'
import {pathToFileURL} from 'node:url'

/** A script for each of `programs`, as Lane takes them, and how to end. Their standard input is empty. */
export async function residents(programs) {
  const {run} = await import(pathToFileURL(resolve('dist/cli/main.js')).href)
  const server = createServer((socket) => {
    let text = ''
    socket.setEncoding('utf8').on('data', async (chunk) => {
      text += chunk
      const [count, program, ...words] = text.split('\0')
      // The last zero leaves an empty word behind it.
      if (words.length <= Number(count)) return
      socket.pause()
      const {code, stdout, stderr} = await outcomeOf(run, program, words.slice(0, -1))
      socket.end(`${code} ${Buffer.byteLength(stderr)}\n${stderr}${stdout}`)
    })
    // Whoever reads the first lines only, as head does, goes before the end.
    socket.on('error', () => socket.destroy())
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  const folder = mkdtempSync(join(tmpdir(), 'stx-resident-'))
  const scripts = programs.map((program) => {
    const file = join(folder, program)
    writeFileSync(file, script(program, server.address().port), {mode: 0o755})
    return [program, file]
  })
  const close = () => {
    server.close()
    rmSync(folder, {recursive: true, force: true})
  }
  return {programs: Object.fromEntries(scripts), close}
}

const script = (program, port) => `#!/bin/bash
exec 3<>/dev/tcp/127.0.0.1/${port}
printf '%s\\0' $# ${program} "$@" >&3
read -r code length <&3
head -c "$length" <&3 >&2
cat <&3
exit "$code"
`

async function outcomeOf(run, program, words) {
  const outcome = {stdout: '', stderr: ''}
  const collect = (name) =>
    new PassThrough().setEncoding('utf8').on('data', (chunk) => {
      outcome[name] += chunk
    })
  const stdin = new PassThrough()
  stdin.end()
  const streams = {stdin, stdout: collect('stdout'), stderr: collect('stderr')}
  const code = await run(program, words, streams, new AbortController().signal)
  return {...outcome, code}
}
