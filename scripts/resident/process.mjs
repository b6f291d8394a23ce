// The process behind resident.mjs: runs what the scripts ask for, as the processes that ask would have run it.
import {createReadStream, readFileSync, readlinkSync} from 'node:fs'
import {createServer} from 'node:net'
import {PassThrough, Readable} from 'node:stream'

const {run} = await import(new URL('../../dist/cli/main.js', import.meta.url).href)

const server = createServer((socket) => {
  let text = ''
  socket.setEncoding('utf8').on('data', async (chunk) => {
    text += chunk
    const [count, program, pid, ...words] = text.split('\0')
    // The last zero leaves an empty word behind it.
    if (words.length <= Number(count)) return
    socket.pause()
    const {code, stdout, stderr} = await outcomeOf(program, pid, words.slice(0, -1))
    socket.end(`${code} ${Buffer.byteLength(stderr)}\n${stderr}${stdout}`)
  })
  // Whoever reads the first lines only, as head does, goes before the end.
  socket.on('error', () => socket.destroy())
})
server.listen(0, '127.0.0.1', () => process.stdout.write(String(server.address().port)))
process.stdin.resume().on('end', () => process.exit())

async function outcomeOf(program, pid, words) {
  becomeLike(pid)
  const outcome = {stdout: '', stderr: ''}
  const collect = (name) =>
    new PassThrough().setEncoding('utf8').on('data', (chunk) => {
      outcome[name] += chunk
    })
  const streams = {stdin: stdinOf(pid), stdout: collect('stdout'), stderr: collect('stderr')}
  const code = await run(program, words, streams, new AbortController().signal)
  return {...outcome, code}
}

function becomeLike(pid) {
  const variables = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').slice(0, -1)
  for (const name of Object.keys(process.env)) delete process.env[name]
  for (const variable of variables) {
    const [, name, value] = /^([^=]*)=(.*)$/s.exec(variable)
    process.env[name] = value
  }
  process.chdir(readlinkSync(`/proc/${pid}/cwd`))
}

/** Opened when it is first read: a command that reads nothing leaves it to the shell, whose loop may need it. */
function stdinOf(pid) {
  return Readable.from(
    (async function* () {
      yield* createReadStream(`/proc/${pid}/fd/0`)
    })(),
    {objectMode: false},
  )
}
