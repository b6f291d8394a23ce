/** Of alarms, the worst first. */
export const severities = ['critical', 'major', 'minor', 'warning'] as const
export type Severity = (typeof severities)[number]

export const isSeverity = (text: string | null): text is Severity => severities.some((one) => one === text)

/** To put the worst first; what is no severity comes last. */
export function rankOf(severity: string): number {
  const rank = severities.findIndex((one) => one === severity)
  return rank < 0 ? severities.length : rank
}
