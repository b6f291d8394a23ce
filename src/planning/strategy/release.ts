/** `26.03` of `26.03.1` and of `starlingx-26.03.1`. */
export const majorOf = (release: string): string =>
  release
    .slice(release.lastIndexOf('-') + 1)
    .split('.')
    .slice(0, 2)
    .join('.')

/** By the numbers in them: `26.03.2` before `26.03.10`, `v1.29.2` before `v1.30.6`. */
export function compareReleases(a: string, b: string): number {
  const [left, right] = [numbersIn(a), numbersIn(b)]
  for (let part = 0; part < Math.max(left.length, right.length); part++) {
    const order = (left[part] ?? 0) - (right[part] ?? 0)
    if (order !== 0) return order
  }
  return 0
}

const numbersIn = (release: string): number[] => (release.match(/\d+/g) ?? []).map(Number)

export const newestFirst = (a: {readonly version: string}, b: {readonly version: string}): number =>
  compareReleases(b.version, a.version)
