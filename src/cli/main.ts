import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {readEnvironment} from '../config/environment.js'
import {type Program, type SpellingIndex, spell} from '../spelling/spell.js'
import type {StxCommand} from './command.js'
import type {Io, RunConfig, RunContext} from './context.js'
import {CommandFailure} from './failure.js'
import {endWithTerminal} from './lost-terminal.js'
import {FILL} from './name-kind.js'
import {report} from './report.js'
import {assumeSize} from './terminal-size.js'
import {hideFromProcessList} from './typed-secret.js'
import {packageVersion} from './version.js'

/** This module runs as dist/cli/main.js: the commands stand beside it, the package above. */
const dist = new URL('../', import.meta.url)
const root = fileURLToPath(new URL('../', dist))

/** One run of the program: spelling, the command, one exit code. Never throws, never exits the process. */
export async function run(
  program: Program,
  argv: string[],
  io: Io,
  signal: AbortSignal,
  more: Pick<RunContext, 'time' | 'takenUp' | 'heedEnd'> = {},
): Promise<number> {
  const environment = readEnvironment()
  // oclif is loaded by those who need it: a shell that completes a word should not wait for it.
  const context: RunContext = {io, environment, program, signal, ...more}
  const config = async () => new (await import('./context.js')).RunConfig(root, context)
  try {
    if (argv[0] === '__complete') {
      const {completeLine} = await import('./complete-line.js')
      const all = await completeLine(argv.slice(1), readIndex(), {environment, dist})
      // A name that would write to the terminal is not offered; nor is one of two lines.
      const candidates = all.filter((candidate) => !/[^\t\P{Cc}]|\p{Bidi_Control}/u.test(candidate))
      io.stdout.write(candidates.map((candidate) => `${candidate}\n`).join(''))
      return 0
    }
    if (argv[0] === FILL) {
      const {fillNames} = await import('./name-filling.js')
      return await fillNames(io, environment, program)
    }
    const [first] = argv
    if (program !== 'stx' && (first === 'bash-completion' || first === 'bash_completion')) {
      const {completionWords} = await import('./completion-words.js')
      io.stdout.write(`${completionWords(program, readIndex()).join(' ')}\n`)
      return 0
    }
    const spelled = spell(argv, readIndex(), program)
    switch (spelled.kind) {
      case 'run':
        await runById(spelled.id, spelled.argv, await config())
        await context.atEnd?.(0)
        return 0
      case 'help': {
        if (program === 'stx') {
          const {showHelp} = await import('./help.js')
          await showHelp(spelled, await config())
        } else {
          const {officialHelp} = await import('./official-help.js')
          io.stdout.write(`${officialHelp(program, spelled.id, spelled.words)}\n`)
        }
        return 0
      }
      case 'version':
        io.stdout.write(`${versionOf(program)}\n`)
        return 0
      case 'refused':
        throw new CommandFailure(spelled.failed ? 'failed' : 'usage', spelled.message, spelled.hint, spelled.usageOf)
    }
  } catch (error) {
    const {code, message} = await report(error, argv, {program, io, environment})
    await context.atEnd?.(code, message)
    return code
  }
}

/** The command's file is where its name says: oclif's manifest need not be read to find it. */
async function runById(id: string, argv: string[], config: RunConfig): Promise<void> {
  const file = new URL(`commands/${id.replaceAll(':', '/')}.js`, dist)
  const {default: command} = (await import(file.href)) as {default: typeof StxCommand & (new () => StxCommand)}
  command.id = id
  await command.start(argv, config)
}

let index: SpellingIndex | undefined

/** What the build made of oclif's manifest for reading command lines. Read once: a process may run many lines. */
function readIndex(): SpellingIndex {
  index ??= JSON.parse(readFileSync(new URL('spelling.json', dist), 'utf8')) as SpellingIndex
  return index
}

/** The official clients all print the version of their protocol; scripts compare it. */
function versionOf(program: Program): string {
  if (program !== 'stx') return '1.0.0'
  return `stx-cli/${packageVersion()} node-${process.version}`
}

/** The process around a run: signals, closed pipes, the exit code. */
export async function main(program: Program): Promise<void> {
  hideFromProcessList(program, process.argv.slice(2))
  endWithTerminal()
  for (const stream of [process.stdout, process.stderr]) assumeSize(stream)
  const interrupt = new AbortController()
  process.on('SIGINT', () => {
    if (interrupt.signal.aborted) process.exit(130)
    interrupt.abort(new CommandFailure('interrupted', 'interrupted'))
  })
  let ended: (typeof ends)[number] | undefined
  // Whatever heeds nothing of that ends as every program does.
  const heedEnd = () => {
    const heeded = ends.map((end): [NodeJS.Signals, () => void] => [
      end.signal,
      () => {
        ended = end
        interrupt.abort(new CommandFailure('interrupted', 'ended'))
      },
    ])
    for (const [signal, heed] of heeded) process.once(signal, heed)
    return () => {
      for (const [signal, heed] of heeded) process.off(signal, heed)
    }
  }
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read has read enough.
    if (error.code === 'EPIPE') process.exit(0)
    process.stderr.write(`${program}: cannot write the output: ${error.message}\n`)
    process.exit(1)
  })
  // There is nobody left to tell.
  process.stderr.on('error', () => process.exit(1))
  const code = await run(program, process.argv.slice(2), process, interrupt.signal, {heedEnd})
  process.exitCode = ended && code === INTERRUPTED ? ended.code : code
}

const INTERRUPTED = 130

/** As shells count: 128 and the number of the signal. */
const ends = [
  {signal: 'SIGHUP', code: 129},
  {signal: 'SIGTERM', code: 143},
] as const
