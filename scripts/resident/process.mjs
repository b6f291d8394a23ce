// The process behind resident.mjs: runs what the scripts ask for, as the processes that ask would have run it. It is
// small, so its owner has it start the lines of a shell too: a large process takes long to start another.
import {createReadStream, readFileSync, readlinkSync} from 'node:fs'
import {createServer} from 'node:net'
import {PassThrough, Readable} from 'node:stream'
import {fileURLToPath} from 'node:url'
import {startLine} from './line.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const {run} = await import(new URL('../../dist/cli/main.js', import.meta.url).href)

let running = 0
const lines = new Set()

const server = createServer((socket) => {
  let text = ''
  const interrupt = new AbortController()
  socket.setEncoding('utf8').on('data', async (chunk) => {
    text += chunk
    const [count, program, pid, ...words] = text.split('\0')
    // The last zero leaves an empty word behind it.
    if (words.length <= Number(count)) return
    running += 1
    try {
      const {code, stdout, stderr} = await outcomeOf(program, pid, words.slice(0, -1), interrupt.signal)
      socket.end(`${code} ${Buffer.byteLength(stderr)}\n${stderr}${stdout}`)
    } catch (error) {
      // Never of the programs, but whoever called may be gone before it was looked at.
      const said = `${error.stack}\n`
      socket.end(`70 ${Buffer.byteLength(said)}\n${said}`)
    } finally {
      running -= 1
    }
  })
  // Whoever reads the first lines only, as head does, goes before the end; whoever is killed waits no longer.
  socket.on('error', () => socket.destroy()).on('close', () => interrupt.abort())
})

const orders = {
  /** A line of a shell, to its end. */
  async line({command, cwd, env}) {
    const line = startLine(command, {cwd, env})
    lines.add(line)
    try {
      return await line.ended
    } finally {
      lines.delete(line)
    }
  },

  /** Leaves the folder of the last caller; says whether nothing is in progress. */
  rest() {
    process.chdir(root)
    return running === 0 && lines.size === 0
  },
}

process.on('message', async ({id, order, about}) => process.send({id, result: await orders[order](about)}))
// Its owner is gone, and waits for nothing.
process.on('disconnect', () => {
  for (const line of lines) line.kill()
  process.exit()
})
server.listen(0, '127.0.0.1', () => process.send({port: server.address().port}))

async function outcomeOf(program, pid, words, signal) {
  becomeLike(pid)
  const outcome = {stdout: '', stderr: ''}
  const collect = (name) =>
    new PassThrough().setEncoding('utf8').on('data', (chunk) => {
      outcome[name] += chunk
    })
  const streams = {stdin: stdinOf(pid), stdout: collect('stdout'), stderr: collect('stderr')}
  const code = await run(program, words, streams, signal)
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
