interface Candidate {
  /** The part of the command line that the candidate would replace. */
  typed: string
  text: string
  shown: string
}

/** The candidates nearest to what was typed, if any is near enough to be a slip of the fingers; at most three. */
export function nearest(candidates: Iterable<Candidate>): string[] {
  let fewest = Number.POSITIVE_INFINITY
  let found = new Set<string>()
  for (const {typed, text, shown} of candidates) {
    const most = Math.min(Math.max(1, text.length / 4), fewest)
    // As many letters must at least be put in or left out.
    if (Math.abs(typed.length - text.length) > most) continue
    const edits = editDistance(typed, text)
    if (edits > most) continue
    if (edits < fewest) found = new Set()
    fewest = edits
    found.add(shown)
  }
  return [...found].slice(0, 3)
}

/** Of names that were not found: those there are which look like it. */
export const nearestNames = (typed: string, names: readonly string[]): string[] =>
  nearest(names.filter((name) => name !== typed).map((text) => ({typed, text, shown: text})))

export const didYouMean = (choices: readonly string[]): string => `did you mean ${choices.join(' or ')}?`

/** Letters that are missing, too many or wrong, and neighbours that changed places: `lsit` is one slip. */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({length: b.length + 1}, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const line = [row]
    for (let column = 1; column <= b.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1] ? before[column - 2] : undefined
      const swap = (swapped ?? Number.POSITIVE_INFINITY) + 1
      line.push(Math.min(replaced, swap, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1))
    }
    before = above
    above = line
  }
  return above[b.length] ?? 0
}
