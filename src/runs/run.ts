import * as z from 'zod'
import {Entry, Head, type Intent, type Outcome, type Untouched, VERSION, WaveEntry} from './entry.js'
import {RunError} from './error.js'

/** Where a target of a run stands: `sent` is one of which nobody knows whether the server has it. */
export type TargetState = Outcome['outcome'] | 'sent' | 'left'

export interface TargetRow {
  target: string
  state: TargetState
  reason: string | null
  at: string | null
}

/** What a ledger says of the waves of a run. */
export interface Rollout {
  readonly waves: readonly {readonly canary: boolean; readonly sites: readonly string[]}[]
  readonly entries: readonly WaveEntry[]
  readonly prepared: boolean
  /** Those that failed since it came to an end, be it one before its time. */
  readonly failed: readonly string[]
}

/** What a ledger says of a run. */
export interface Run extends Head {
  /** In the order in which they were meant. */
  readonly rows: readonly TargetRow[]
  readonly ended: {at: string; code: number} | undefined
  /** Of a rollout: what was planned last, and what was written of its waves, in its order. */
  readonly rollout: Rollout | undefined
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
  let rollout: Rollout | undefined
  const written: WaveEntry[] = []
  const failed: string[] = []
  for (const [at, line] of rest.entries()) {
    const entry = parsed(line, at + 2, path, Entry)
    switch (entry.type) {
      case 'intent':
      case 'outcome':
      case 'untouched': {
        const row = rows.get(entry.target)
        if (!row) throw damaged(path, at + 2)
        Object.assign(row, {at: entry.at, ...standingOf(entry)})
        if (row.state === 'failed') failed.push(entry.target)
        break
      }
      case 'waves':
        rollout = {prepared: false, failed, ...rollout, entries: written, waves: entry.waves}
        break
      case 'prepared':
        if (!rollout) throw damaged(path, at + 2)
        rollout = {...rollout, prepared: true}
        break
      case 'end':
        end = {at: entry.at, code: entry.code}
        failed.length = 0
        break
      case 'resumed':
        end = undefined
        break
      default:
        if (!rollout) throw damaged(path, at + 2)
        written.push(entry)
    }
  }
  return {
    ...head,
    rows: [...rows.values()],
    ended: end,
    rollout,
    sound: Buffer.byteLength(text) - Buffer.byteLength(broken),
  }
}

/** What can be read of a ledger that is damaged: where it went, and what its waves did. */
export function salvage(text: string): {head: Head | undefined; entries: readonly WaveEntry[]} {
  let head: Head | undefined
  const entries = text.split('\n').flatMap((line) => {
    const value = jsonOf(line)
    head ??= Head.safeParse(value).data
    return WaveEntry.safeParse(value).data ?? []
  })
  return {head, entries}
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function standingOf(entry: Intent | Outcome | Untouched): Pick<TargetRow, 'state' | 'reason'> {
  if (entry.type === 'intent') return {state: 'sent', reason: null}
  return entry.type === 'untouched'
    ? {state: 'left', reason: entry.reason}
    : {state: entry.outcome, reason: entry.reason ?? null}
}

function parsed<T>(line: string, number: number, path: string, schema: z.ZodType<T>): T {
  const {data} = schema.safeParse(jsonOf(line))
  if (data === undefined) throw damaged(path, number)
  return data
}

const damaged = (path: string, line: number) =>
  new RunError(
    'failed',
    `${path}, line ${line}: this is no entry of a run`,
    'see what it was about with a text viewer, then: stx run forget',
  )
