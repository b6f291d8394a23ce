import {type Pairs, pairsOf, pairText} from '../../members.js'

/** A change of what belongs to PTP instances and interfaces: sysinv takes these as additions to lists and removals. */
export interface PtpStep {
  op: 'add' | 'remove'
  path: '/ptp_parameters/-' | '/ptp_instances/-' | '/ptp_interfaces/-'
  section?: string
  value: string | number
}

/** By name; pairs where a name comes again. Null: the name alone, which may be the uuid of a parameter to delete. */
export type PtpValues = Readonly<Record<string, string | null>> | Pairs<string | null>

export const parameterSteps = (op: PtpStep['op'], values: PtpValues, section?: string): PtpStep[] =>
  pairsOf(values).map((pair) => ({
    op,
    path: '/ptp_parameters/-',
    ...(section === undefined ? {} : {section}),
    value: pairText(pair),
  }))
