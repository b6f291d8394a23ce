import * as z from 'zod'
import {Entry, Head, type Outcome, VERSION} from './entry.js'
import {RunError} from './error.js'

/** Where a target of a run stands: `sent` is one of which nobody knows whether the server has it. */
export type TargetState = Outcome['outcome'] | 'sent' | 'left'

export interface TargetRow {
  target: string
  state: TargetState
  reason: string | null
  at: string | null
}

/** What a ledger says of a run. */
export interface Run extends Head {
  /** In the order in which they were meant. */
  readonly rows: readonly TargetRow[]
  readonly ended: {at: string; code: number} | undefined
  /** Of bytes: what stands behind it is an entry that was not written to its end. */
  readonly sound: number
}

/** Reads a ledger. A last line that breaks off is what a lost power leaves: it counts for nothing, for nothing was sent after it. */
export function readRun(text: string, path: string): Run {
  const lines = text.split('\n')
  const broken = lines.pop() ?? ''
  const [first, ...rest] = lines
  const {version} = parsed(first ?? '', 1, path, z.looseObject({type: z.literal('run'), version: z.number()}))
  if (version !== VERSION) {
    throw new RunError(
      'failed',
      `${path} was written by another release (form ${version}, this one reads ${VERSION})`,
      'use the release that began it, or: stx run forget',
    )
  }
  const head = parsed(first ?? '', 1, path, Head)
  const rows = new Map<string, TargetRow>(
    head.targets.map((target) => [target, {target, state: 'left', reason: null, at: null}]),
  )
  let end: Run['ended']
  for (const [at, line] of rest.entries()) {
    const entry = parsed(line, at + 2, path, Entry)
    switch (entry.type) {
      case 'intent':
      case 'outcome': {
        const row = rows.get(entry.target)
        if (!row) throw damaged(path, at + 2)
        row.at = entry.at
        row.state = entry.type === 'intent' ? 'sent' : entry.outcome
        row.reason = entry.type === 'intent' ? null : (entry.reason ?? null)
        break
      }
      case 'end':
        end = {at: entry.at, code: entry.code}
        break
      case 'resumed':
        end = undefined
        break
    }
  }
  return {
    ...head,
    rows: [...rows.values()],
    ended: end,
    sound: Buffer.byteLength(text) - Buffer.byteLength(broken),
  }
}

function parsed<T>(line: string, number: number, path: string, schema: z.ZodType<T>): T {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw damaged(path, number)
  }
  const {data} = schema.safeParse(value)
  if (data === undefined) throw damaged(path, number)
  return data
}

const damaged = (path: string, line: number) =>
  new RunError(
    'failed',
    `${path}, line ${line}: this is no entry of a run`,
    'see what it was about with a text viewer, then: stx run forget',
  )
