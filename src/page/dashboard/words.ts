/** How much time, in its largest two units. */
export function lasting(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  const units: readonly [unit: string, seconds: number][] = [
    ['d', 86_400],
    ['h', 3_600],
    ['min', 60],
    ['s', 1],
  ]
  const at = units.findIndex(([, size]) => seconds >= size)
  if (at < 0) return '0 s'
  const [unit, size] = units[at] ?? ['s', 1]
  const [next, small] = units[at + 1] ?? ['', 0]
  const rest = small === 0 ? 0 : Math.floor((seconds % size) / small)
  return `${Math.floor(seconds / size)} ${unit}${rest > 0 ? ` ${rest} ${next}` : ''}`
}

export const clock = (at: number): string => new Date(at).toLocaleTimeString(undefined, {hour12: false})

export const dateTime = (at: number): string =>
  new Date(at).toLocaleString(undefined, {dateStyle: 'medium', timeStyle: 'short', hour12: false})

export const plural = (count: number, one: string, several = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : several}`

/** Names with numbers in them by their numbers: edge2 before edge10. */
const collator = new Intl.Collator('en', {numeric: true})
export const byName = (a: string, b: string): number => collator.compare(a, b)

/** A word as a shell takes it. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
