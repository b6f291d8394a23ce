/** What becomes of a rollout in which something fails: see `exceeds`. */
export type OnFailure = 'stop' | 'skip'

export interface Budget {
  /** So many sites may fail. */
  readonly allowed: number
  readonly onFailure: OnFailure
}

/**
 * How many may fail: `5`, or `2%` of all, rounded down. Where nothing is said none may, or any number where failed sites
 * are to be skipped.
 */
export function budgetOf(
  share: {readonly number: number; readonly isPercent: boolean} | undefined,
  {all, onFailure}: {all: number; onFailure: OnFailure},
): Budget {
  if (share === undefined) return {allowed: onFailure === 'skip' ? Number.POSITIVE_INFINITY : 0, onFailure}
  const {number, isPercent} = share
  return {allowed: isPercent ? Math.floor((all * number) / 100) : number, onFailure}
}

/** Why a rollout goes no further, in words; nothing where it may go on. A canary is there to be looked at: it may not fail. */
export function exceeds(
  {allowed, onFailure}: Budget,
  {failed, canaryFailed}: {failed: number; canaryFailed: boolean},
): string | undefined {
  if (canaryFailed && onFailure === 'stop') return 'a canary failed'
  if (failed <= allowed) return undefined
  return `${failed} failed, and ${allowed === 0 ? 'none' : `no more than ${allowed}`} may`
}
