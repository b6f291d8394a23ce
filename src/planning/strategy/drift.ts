/** Who is meant now and was not when it was planned, and the other way round. */
export interface Drift {
  readonly came: readonly string[]
  readonly went: readonly string[]
}

export function driftOf(planned: readonly string[], now: readonly string[]): Drift {
  const [then, present] = [new Set(planned), new Set(now)]
  return {came: now.filter((name) => !then.has(name)), went: planned.filter((name) => !present.has(name))}
}
