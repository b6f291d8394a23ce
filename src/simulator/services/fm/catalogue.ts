export type Severity = 'critical' | 'major' | 'minor' | 'warning'

/** What is fixed about an alarm, whoever raises it. */
export interface AlarmKind {
  readonly severity: Severity
  readonly entityType: string
  readonly alarmType: string
  readonly cause: string
  readonly repair: string
  readonly serviceAffecting: boolean
  /** From this severity on it affects management, or degrades the host; never where absent. */
  readonly mgmtAffecting?: Severity
  readonly degrades?: Severity
}

const rank: Readonly<Record<Severity, number>> = {warning: 1, minor: 2, major: 3, critical: 4}

export const affects = (severity: Severity, threshold: Severity | undefined): boolean =>
  threshold !== undefined && rank[severity] >= rank[threshold]

/** The alarms that something in the simulator can raise. */
export const alarmKinds: Readonly<Record<string, AlarmKind>> = {
  '200.001': {
    severity: 'warning',
    entityType: 'system.host',
    alarmType: 'operational-violation',
    cause: 'out-of-service',
    repair: 'Unlock the host to bring it back into service.',
    serviceAffecting: true,
    mgmtAffecting: 'warning',
  },
  '200.011': {
    severity: 'critical',
    entityType: 'system.host',
    alarmType: 'operational-violation',
    cause: 'configuration-or-customization-error',
    repair: 'Lock and unlock the host; if that does not help, reinstall it.',
    serviceAffecting: true,
    mgmtAffecting: 'warning',
  },
}
