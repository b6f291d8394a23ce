/** `26.03` of `26.03.1`. */
export const majorOf = (version: string): string => version.split('.').slice(0, 2).join('.')

/** Below zero where `a` is the older one. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)]
  for (const at of [0, 1, 2]) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
