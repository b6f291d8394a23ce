import {columns, type View} from '../output/view.js'

/** What became of one row of a fleet. */
export interface FleetRow {
  line: number
  name: string
  result: 'added' | 'exists' | 'failed'
  detail: string
}

export const fleetView: View<FleetRow> = {list: columns('line', 'name', 'result', 'detail')}
