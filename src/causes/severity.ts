/** Of alarms, the worst first. */
export const severities = ['critical', 'major', 'minor', 'warning'] as const
export type Severity = (typeof severities)[number]

const words: readonly string[] = severities

export const isSeverity = (text: string | null): text is Severity => text !== null && words.includes(text)

/** To put the worst first; what is no severity comes last. */
export function rankOf(severity: string): number {
  const rank = words.indexOf(severity)
  return rank < 0 ? words.length : rank
}
