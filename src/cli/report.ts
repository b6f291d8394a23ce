import {withoutSecrets} from '../client/redact.js'
import type {Environment} from '../config/environment.js'
import {harmless} from '../output/control-character.js'
import type {Program} from '../spelling/spell.js'
import type {Io} from './context.js'
import {CommandFailure, toFailure} from './failure.js'
import {officialReport} from './official-text.js'
import {secretsTyped} from './typed-secret.js'

/** Prints a failure: one line for people, an object for programs that asked for JSON. Returns the exit code, and what was said. */
export async function report(
  error: unknown,
  argv: string[],
  run: {program: Program; io: Io; environment: Environment},
): Promise<{code: number; message?: string}> {
  // A command that has shown its findings, and only their exit code is left to give.
  if (isExit(error)) return {code: error.oclif.exit}
  const failure = toFailure(error)
  const {program} = run
  // A refusal quotes what was typed, whoever words it.
  const typed = secretsTyped(argv)
  const io = {
    stdout: {write: (text: string) => run.io.stdout.write(withoutSecrets(text, typed))},
    stderr: {write: (text: string) => run.io.stderr.write(withoutSecrets(text, typed))},
  }
  if (argv.includes('--debug') && failure.cause instanceof Error) io.stderr.write(`${failure.cause.stack}\n`)
  const misuse = failure.kind === 'usage' && failure.cause instanceof CommandFailure ? failure.cause : undefined
  const misused = misuse?.usageOf
  const usage = async () => (await import('./official-help.js')).usageOf(program, misused ?? '')
  if (program !== 'stx') {
    // Their 2 is argparse's alone, with the usage first: what a client or a server refuses is 1.
    // The usage of a command that is known says more than a hint.
    const hint = misused === undefined && failure.hint ? `; ${failure.hint}` : ''
    if (misuse)
      io.stderr.write(`${await usage()}
${program}: error: ${failure.message}${hint}
`)
    else {
      const {text, stream} = officialReport(program, failure)
      io[stream].write(`${harmless(text)}
`)
    }
    return {code: misuse ? 2 : 1, message: withoutSecrets(failure.message, typed)}
  }
  // The words of the official programs may begin like this; `stx:` says it already.
  const message = failure.message.replace(/^Error: /, '')
  const line = failure.hint ? `stx: ${message.replace(/(?<=[\w)'"])\.$/, '')}; ${failure.hint}` : `stx: ${message}`
  io.stderr.write(`${harmless(argv.includes('--debug') ? line : abridged(line))}\n`)
  if (misused !== undefined) io.stderr.write(`${await usage()}\n`)
  if (wantsJson(argv)) {
    const {kind, code, hint, facts} = failure
    io.stdout.write(`${JSON.stringify({error: {kind, code, message, hint, ...facts}}, undefined, 2)}\n`)
  }
  return {code: failure.code, message: withoutSecrets(message, typed)}
}

const LONGEST_LINE = 2000

/** What people read, also where somebody typed a megabyte: its beginning and its end, where the reason stands. */
export function abridged(line: string, longest = LONGEST_LINE): string {
  if (line.length <= longest) return line
  const part = Math.ceil(longest / 2)
  return `${line.slice(0, part)} [${line.length - 2 * part} characters left out] ${line.slice(-part)}`
}

const isExit = (error: unknown): error is {oclif: {exit: number}} =>
  error instanceof Error && 'code' in error && error.code === 'EEXIT'

/** The failure may be in the flags themselves, so this looks at the words as typed. */
function wantsJson(argv: string[]): boolean {
  return argv.some((word, at) =>
    ['--format', '-f', '--output', '-o'].includes(word)
      ? ['json', 'jsonl'].includes(argv[at + 1] ?? '')
      : /^(--format|--output)=jsonl?$|^-[fo]=?jsonl?$/.test(word),
  )
}
