import type {View} from '../output/view.js'

/** Hosts that are worked on in one stage. */
export interface RoundRow {
  round: number
  hosts: readonly string[]
  what: string
  /** They are out of service meanwhile. */
  away: boolean
}

export const roundView: View<RoundRow> = {
  list: [
    {field: 'round'},
    {field: 'hosts', value: ({hosts}) => hosts.join(', ')},
    {field: 'what'},
    {field: 'away', label: 'out of service', value: ({away}) => (away ? 'yes' : '')},
  ],
}
