/** A change of what belongs to PTP instances and interfaces: sysinv takes these as additions to lists and removals. */
export interface PtpStep {
  op: 'add' | 'remove'
  path: '/ptp_parameters/-' | '/ptp_instances/-' | '/ptp_interfaces/-'
  section?: string
  value: string | number
}

/** A step for each `name=value` word. */
export const parameterSteps = (op: PtpStep['op'], words: readonly string[], section?: string): PtpStep[] =>
  words.map((value) => ({op, path: '/ptp_parameters/-', ...(section === undefined ? {} : {section}), value}))
