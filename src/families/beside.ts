import {PassThrough, Writable} from 'node:stream'
import {placeWords} from '../cli/command-line.js'
import type {RunContext} from '../cli/context.js'

/** What one command came to that is run beside a screen or a page. */
interface Said {
  readonly code: number
  /** On stderr; of what is longer, its end. */
  readonly said: string
}

const LONGEST_SAID = 2_000

/** What no command line shows, and no `placeWords` therefore has. */
const secrets = ['os-password', 'os-auth-token'] as const

/** Where commands look that are run or shown beside this one: the connection alone. */
export const sameCloud = (globals: object): string[] =>
  placeWords({
    ...globals,
    ...{subclouds: undefined, parallel: undefined, 'site-timeout': undefined, 'allow-none': undefined},
    ...{yes: undefined, ramp: undefined, 'stop-after': undefined},
  })

/** Runs a command as if it had been typed: what it judges, sends and keeps in the history is what it always does. */
export async function runBeside({signal}: RunContext, words: readonly string[], globals: object): Promise<Said> {
  const {run} = await import('../cli/main.js')
  const given = secrets.flatMap((name) => {
    const value: unknown = Reflect.get(globals, name)
    return value === undefined ? [] : [`--${name}=${value}`]
  })
  // Behind `--` stand names alone.
  const end = words.indexOf('--')
  const line = words.toSpliced(end < 0 ? words.length : end, 0, ...sameCloud(globals), ...given)
  // Nobody is there who could answer a question.
  const stdin = new PassThrough()
  stdin.end()
  let said = ''
  const stderr = new Writable({
    write(piece, _encoding, done) {
      said = (said + String(piece)).slice(-LONGEST_SAID)
      done()
    },
  })
  const stdout = new PassThrough()
  stdout.resume()
  const code = await run('stx', line, {stdin, stdout, stderr}, signal)
  return {code, said: said.trim()}
}
