import {isSeverity, severities} from '../causes/severity.js'
import type {Alarm} from '../client/fm/alarm.js'
import type {AlarmCounts, Site} from './fleet.js'

export const noCounts: AlarmCounts = {critical: 0, major: 0, minor: 0, warning: 0}

/** Of the system controller and its sites together. */
export function countsOf(alarms: readonly Alarm[], sites: readonly Site[]): AlarmCounts {
  const counts = {...noCounts}
  for (const {severity} of alarms) if (isSeverity(severity)) counts[severity]++
  for (const {alarms: own} of sites) for (const severity of severities) counts[severity] += own?.[severity] ?? 0
  return counts
}
