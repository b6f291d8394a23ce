import type {Missed} from '../client/error.js'
import {adviceOn, nameMeant} from './advice.js'

/** The kinds of failure that the folders of this program throw, and the exit code of each (docs/exit-codes.md). */
const exitCodes = {
  failed: 1,
  usage: 2,
  'target-failed': 3,
  auth: 4,
  'not-found': 5,
  conflict: 6,
  partial: 7,
  pending: 8,
  changes: 9,
  deadline: 124,
  interrupted: 130,
} as const

export type FailureKind = keyof typeof exitCodes

/** A refusal by the command line itself; the other folders have error types of their own with the same `kind`. */
export class CommandFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly hint?: string,
    /** The command that was misused: its usage is printed beside the error. */
    readonly usageOf?: string,
    /** A name that nothing has, and those that there are. */
    readonly missed?: Missed,
  ) {
    super(message)
    this.name = 'CommandFailure'
  }
}

export interface Failure {
  kind: FailureKind
  code: number
  /** What went wrong and where, in one line. */
  message: string
  /** What to do next. */
  hint?: string
  /** Facts for `--format json`: service, status, url, request id. */
  facts: Record<string, unknown>
  /** The service's own words, for programs that print nothing else. */
  serverText?: string
  /** The same, taken apart. */
  serverError?: Partial<Record<'info' | 'warning' | 'error' | 'reason' | 'title', string>>
  cause: unknown
}

const isKind = (value: unknown): value is FailureKind => typeof value === 'string' && value in exitCodes

/** Turns whatever was thrown into the one thing that is printed and the one exit code that is returned. */
export function toFailure(error: unknown): Failure {
  const at = (kind: FailureKind, message: string, more: Partial<Failure> = {}): Failure => ({
    kind,
    code: exitCodes[kind],
    message: message.trim(),
    facts: {},
    cause: error,
    ...more,
  })
  if (!(error instanceof Error)) return at('failed', String(error))
  const own = error as Error & Record<string, unknown>
  if (isKind(own.kind)) {
    const facts = Object.fromEntries(
      ['service', 'status', 'method', 'url', 'requestId']
        .filter((name) => own[name] !== undefined)
        .map((name) => [name, own[name]]),
    )
    return at(own.kind, error.message, {
      hint: nameMeant(error) ?? (typeof own.hint === 'string' ? own.hint : adviceOn(error)),
      serverText: typeof own.serverText === 'string' ? own.serverText : undefined,
      serverError: typeof own.serverError === 'object' && own.serverError !== null ? own.serverError : undefined,
      facts,
    })
  }
  if (error.name === 'AbortError') return at('interrupted', 'interrupted')
  const {oclif} = error as {oclif?: {exit?: number}}
  if (oclif) {
    return at(oclif.exit === 2 ? 'usage' : 'failed', error.message.split('\nSee more help')[0] ?? error.message)
  }
  return at('failed', error.message, {hint: 'this is a defect: run again with --debug and report what it prints'})
}
