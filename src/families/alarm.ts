import {type AlarmGroup, acrossSystems, groupAlarms, type OfSystem} from '../causes/alarm-group.js'
import {type AlarmBranch, treeOfAlarms} from '../causes/alarm-tree.js'
import type {Choice} from '../cli/result.js'
import type {Alarm} from '../client/fm/alarm.js'
import type {View} from '../output/view.js'
import {alarmListView} from '../views/alarm.js'
import {alarmBriefView, alarmTreeView} from '../views/alarm-brief.js'

/** Alarms as they are listed: each by itself, or together with others that share its cause. */
export type AlarmLine = Alarm | AlarmGroup | AlarmBranch

/** How they are to be listed. */
export interface Manner {
  brief?: boolean
  tree?: boolean
}

export function linesOf(alarms: readonly Alarm[], {brief, tree}: Manner): AlarmLine[] {
  if (brief) return groupAlarms(alarms)
  return tree ? treeOfAlarms(alarms) : [...alarms]
}

/** Of many systems what says the same in several is one line as well, where lines are brief. */
export const foldOf = ({brief}: Manner): Choice['fold'] =>
  brief
    ? (lines) => acrossSystems(lines as readonly unknown[] as readonly OfSystem[]).map((line) => ({...line}))
    : undefined

/** `now`: the time of the system that was asked; `also`: the optional columns that were switched on. */
export function viewOfLines(
  {brief, tree}: Manner,
  {now, also}: {now: number; also: readonly string[]},
): View<AlarmLine> {
  // Lines and view are made by the same manner.
  if (brief) return alarmBriefView(now) as View<AlarmLine>
  return (tree ? alarmTreeView(now) : alarmListView(also)) as View<AlarmLine>
}
