import type {Simulation} from '../../../simulation.js'
import {logKinds} from '../catalogue/kind.js'
import {type EventRecord, events} from './model.js'

/** What a system keeps, as a genuine one does; the oldest entries make room. */
const keptOfOne = 4000
/** What there is room for in the file of a simulator: a fleet of hundreds keeps less of each. */
const keptOfAll = 400_000
const leastOfOne = 100
/** Where a fleet has grown, its logs become shorter little by little. */
const mostRemoved = 8

export const keptOf = (systems: number): number =>
  Math.max(leastOfOne, Math.min(keptOfOne, Math.floor(keptOfAll / systems)))

/** Adds an entry to the log of a region. */
export function record(
  sim: Simulation,
  region: string,
  entry: Omit<EventRecord, 'id' | 'uuid'> & {uuid?: string},
): EventRecord {
  const table = sim.in(region).of(events)
  const uuid = entry.uuid ?? sim.random(region, 'fm.event').uuid()
  const event = table.insert({...entry, id: table.nextId(), uuid})
  const surplus = table.count() - keptOf(sim.ask('regions').length)
  for (let removed = 0; removed < Math.min(surplus, mostRemoved); removed += 1) {
    const oldest = table.find(() => true)
    if (oldest !== undefined) table.remove(oldest.uuid)
  }
  return event
}

export type LogEntry = Pick<EventRecord, 'entity' | 'reason' | 'at'> & {logId: string} & Partial<
    Omit<EventRecord, 'id' | 'eventId' | 'state'>
  >

export function recordLog(sim: Simulation, region: string, {logId, ...entry}: LogEntry): EventRecord {
  const kind = logKinds.get(logId)
  return record(sim, region, {
    entityType: kind?.entityType ?? '',
    severity: kind?.severity ?? 'not-applicable',
    type: kind?.type ?? 'other',
    cause: kind?.cause ?? 'unspecified-reason',
    repair: null,
    serviceAffecting: kind?.serviceAffecting ?? false,
    suppression: false,
    ...entry,
    eventId: logId,
    state: 'log',
  })
}

/** What happened and is over comes from whoever saw it. */
export function watchLogs(sim: Simulation): void {
  sim.onEvent('log.written', ({region, logId, entity, reason, severity}) => {
    if (!logKinds.has(logId)) throw new Error(`log ${logId} is not in the catalogue`)
    recordLog(sim, region, {logId, entity, reason, at: sim.now(), ...(severity === undefined ? {} : {severity})})
  })
}
