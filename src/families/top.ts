import {PassThrough} from 'node:stream'
import {flagWords, placeWords} from '../cli/command-line.js'
import type {RunContext} from '../cli/context.js'

/** What one command says that is run beside a screen. */
interface Said {
  readonly code: number
  /** Its first line on stderr, without the name of the program. */
  readonly remark: string
}

const secrets = ['os-password', 'os-auth-token'] as const

/** Where commands look that are run or shown beside this one: the connection alone. */
export const sameCloud = (globals: object): string[] =>
  placeWords({
    ...globals,
    ...{subclouds: undefined, parallel: undefined, 'site-timeout': undefined, 'allow-none': undefined},
    ...{yes: undefined, ramp: undefined, 'stop-after': undefined},
  })

/** Runs a command as if it had been typed: what it judges, sends and keeps in the history is what it always does. */
export async function runBeside(context: RunContext, words: readonly string[], globals: object): Promise<Said> {
  const {run} = await import('../cli/main.js')
  const given = secrets.flatMap((name) => {
    const value: unknown = Reflect.get(globals, name)
    return value === undefined ? [] : [`--${name}=${value}`]
  })
  const stdin = new PassThrough()
  stdin.end()
  const stderr = new PassThrough()
  let said = ''
  stderr.on('data', (piece) => {
    said += piece
  })
  const stdout = new PassThrough()
  stdout.resume()
  const line = [...words, ...flagWords({quiet: true}), ...sameCloud(globals), ...given]
  const code = await run('stx', line, {stdin, stdout, stderr}, context.signal)
  const [first = ''] = said.trim().split('\n')
  return {code, remark: first.replace(/^stx: /, '')}
}
