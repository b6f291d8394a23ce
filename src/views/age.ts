/** Timestamps of the services are UTC, whether they say so or not. */
const timeOf = (timestamp: string): number =>
  Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(timestamp) ? timestamp : `${timestamp}Z`)

const units: readonly (readonly [seconds: number, letter: string])[] = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'm'],
  [1, 's'],
]

/** How long ago, in its largest unit: `45s`, `12m`, `5h`, `3d`; nothing where nobody can tell. */
export function ageInWords(timestamp: string | null, now: number): string {
  const milliseconds = timestamp === null ? Number.NaN : now - timeOf(timestamp)
  if (Number.isNaN(milliseconds)) return ''
  // Clocks differ: what is to come has just been.
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const [size, letter] = units.find(([size]) => seconds >= size) ?? [1, 's']
  return `${Math.floor(seconds / size)}${letter}`
}
