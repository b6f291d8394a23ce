import type {Alarm} from '../client/fm/alarm.js'
import type {AlarmCounts, Site} from './fleet.js'

export const noCounts: AlarmCounts = {critical: 0, major: 0, minor: 0, warning: 0}

/** The worst first. */
export const severities = ['critical', 'major', 'minor', 'warning'] as const satisfies readonly (keyof AlarmCounts)[]

export const isSeverity = (text: string | null): text is keyof AlarmCounts =>
  text !== null && Object.hasOwn(noCounts, text)

/** To put the worst first; what is no severity comes last. */
export const severityRank = (severity: string): number =>
  isSeverity(severity) ? severities.indexOf(severity) : severities.length

/** Of the system controller and its sites together. */
export function countsOf(alarms: readonly Alarm[], sites: readonly Site[]): AlarmCounts {
  const counts = {...noCounts}
  for (const {severity} of alarms) if (isSeverity(severity)) counts[severity]++
  for (const {alarms: own} of sites) for (const severity of severities) counts[severity] += own?.[severity] ?? 0
  return counts
}
