const SHOWN_AT_MOST = 20

/** Everything that is wrong, in one line that can still be read. */
export function problemsIn(problems: readonly string[]): string {
  const more = problems.length > SHOWN_AT_MOST ? `; and ${problems.length - SHOWN_AT_MOST} more` : ''
  return `${problems.slice(0, SHOWN_AT_MOST).join('; ')}${more}`
}
