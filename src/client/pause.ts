const LONGEST_STRETCH = 6
const LONGEST_AFTER_FAILURES_MS = 60_000

/** How a server is doing that is asked again and again. */
export interface Doing {
  /** How long to pause where all is well. */
  intervalMs: number
  /** How long the last answer took. */
  answerMs: number
  /** Answers in a row that said nothing new. */
  still?: number
  /** Failures in a row. */
  failures?: number
}

/**
 * Longer while nothing happens, twice as long after each failure, and never less than twice what an answer took: nobody is
 * asked in vain.
 */
export function pauseAfter({intervalMs, answerMs, still = 0, failures = 0}: Doing): number {
  const stretched = intervalMs * Math.min(LONGEST_STRETCH, 1.25 ** still)
  const patient = failures === 0 ? 0 : Math.min(intervalMs * 2 ** failures, LONGEST_AFTER_FAILURES_MS)
  return Math.max(stretched, patient, 2 * answerMs)
}
