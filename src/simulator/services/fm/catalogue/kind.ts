import type {Severity} from '../../../states.js'
import {alarmTable} from './alarm-table.js'
import {logTable} from './log-table.js'
import {repairs} from './repair.js'

/** What is fixed about an alarm, whoever raises it. */
export interface AlarmKind {
  readonly id: string
  /** the usual one first */
  readonly severities: readonly Severity[]
  readonly entityType: string
  /** how entities are written, as in `host=<hostname>` */
  readonly entity: string
  readonly alarmType: string
  readonly cause: string
  readonly repair: string | null
  readonly serviceAffecting: (severity: string) => boolean
  /** From this severity on it affects management, or degrades the host; `none`: never. */
  readonly mgmtAffecting: Severity | 'none'
  readonly degrades: Severity | 'none'
  readonly suppression: boolean
  readonly meaning: string
}

/** What is fixed about an entry of the event log that reports no alarm. */
export interface LogKind {
  readonly id: string
  readonly severity: Severity | 'not-applicable'
  readonly entityType: string
  readonly type: string
  readonly cause: string
  readonly serviceAffecting: boolean
  readonly meaning: string
}

const rank: Readonly<Record<string, number>> = {warning: 1, minor: 2, major: 3, critical: 4}

/** A threshold that is not a severity is never reached. */
export const affects = (severity: string, threshold: string | undefined): boolean =>
  (rank[severity] ?? 0) >= (rank[threshold ?? ''] ?? 5)

const rows = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split(' | '))

function readAlarm([id = '', severity = '', ...rest]: string[]): AlarmKind {
  const [entityType = '', entity = '', alarmType = '', cause = '', service = '', ...more] = rest
  const [mgmtAffecting, degrades, suppression, meaning = ''] = more
  return {
    id,
    severities: severity.split(' ') as Severity[],
    entityType,
    entity,
    alarmType,
    cause,
    repair: repairs[id] ?? null,
    serviceAffecting: (given) => service === 'all' || service.split(' ').includes(given),
    mgmtAffecting: mgmtAffecting as AlarmKind['mgmtAffecting'],
    degrades: degrades as AlarmKind['degrades'],
    suppression: suppression === 'yes',
    meaning,
  }
}

function readLog([
  id = '',
  severity = 'not-applicable',
  entityType = '',
  ,
  type = '',
  cause = '',
  ...rest
]: string[]): LogKind {
  const [service, meaning = ''] = rest
  return {
    ...{id, severity: severity as LogKind['severity'], entityType, type, cause},
    ...{serviceAffecting: service === 'all', meaning},
  }
}

export const alarmKinds: ReadonlyMap<string, AlarmKind> = new Map(
  rows(alarmTable).map((row) => [row[0] ?? '', readAlarm(row)]),
)

export const logKinds: ReadonlyMap<string, LogKind> = new Map(rows(logTable).map((row) => [row[0] ?? '', readLog(row)]))
