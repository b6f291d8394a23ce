import {columns, type View} from '../output/view.js'

/** What became of one row of a fleet. */
export interface FleetRow {
  line: number
  name: string
  /** Of one that was being sent when the command was stopped nobody knows. */
  result: 'added' | 'exists' | 'failed' | 'unknown' | 'left'
  detail: string
  changed: boolean
}

export const fleetView: View<FleetRow> = {
  list: [...columns<FleetRow>('line', 'name', 'result', 'detail'), {field: 'changed', optional: true}],
}

/** What would become of one row of a fleet. */
export interface PlannedSiteRow {
  line: number
  name: string
  plan: 'add' | 'exists' | 'refused'
  group: string | null
  detail: string
}

export const plannedSiteView: View<PlannedSiteRow> = {list: columns('line', 'name', 'plan', 'group', 'detail')}
