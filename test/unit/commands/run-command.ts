import {PassThrough} from 'node:stream'
import {text} from 'node:stream/consumers'
import {fileURLToPath} from 'node:url'
import type {StxCommand} from '../../../src/cli/command.js'
import {RunConfig} from '../../../src/cli/context.js'
import {toFailure} from '../../../src/cli/failure.js'
import type {Environment} from '../../../src/config/environment.js'

export interface Outcome {
  code: number
  stdout: string
  stderr: string
  /** What was thrown: its one line, and what to do next. */
  failure?: {message: string; hint?: string}
}

type Runnable = typeof StxCommand & (new (argv: string[], config: RunConfig) => StxCommand)

export interface Input {
  /** What a script pipes in. */
  input?: string
  /** What somebody at a terminal types, one entry per question. */
  typed?: string[]
}

/** Runs one command in this process and returns what it wrote and how it ended. */
export async function runCommand(
  command: Runnable,
  argv: string[],
  environment: Environment,
  {input = '', typed}: Input = {},
): Promise<Outcome> {
  const stdin = Object.assign(new PassThrough(), {isTTY: typed !== undefined})
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const answers = [...(typed ?? [])]
  // A terminal stays open after what was typed, a pipe ends.
  if (typed === undefined) stdin.end(input)
  else stderr.on('data', (shown) => String(shown).endsWith(': ') && stdin.write(answers.shift() ?? ''))
  const written = Promise.all([text(stdout), text(stderr)])
  const config = new RunConfig(fileURLToPath(new URL('../../../', import.meta.url)), {
    io: {stdin, stdout, stderr},
    environment,
    program: 'stx',
    signal: new AbortController().signal,
  })
  const failure = await command.start(argv, config).then(
    () => undefined,
    (error: unknown) => toFailure(error),
  )
  stdout.end()
  stderr.end()
  const [out, err] = await written
  return {code: failure?.code ?? 0, stdout: out, stderr: err, failure}
}
