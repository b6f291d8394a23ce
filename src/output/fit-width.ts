/** What borders and padding leave for text. */
const usableWidth = (total: number, columns: number): number => Math.max(0, total - 1 - 3 * columns)

const sum = (widths: readonly number[]): number => widths.reduce((all, width) => all + width, 0)

/**
 * Widths as OpenStackClient decides them: columns below an equal share keep theirs, the others divide what is left,
 * and none goes below the minimum, so that the table may overflow.
 */
export const shareWidth = (natural: readonly number[], total: number, minimum: number): readonly number[] => {
  const usable = usableWidth(total, natural.length)
  if (sum(natural) <= usable) return natural
  const share = Math.floor(usable / natural.length)
  const wide = natural.filter((width) => width > share).length
  const left = usable - sum(natural.filter((width) => width <= share))
  const each = Math.floor(left / wide)
  const last = natural.findLastIndex((width) => width > share)
  return natural.map((width, column) => {
    if (width <= share) return width
    return Math.min(width, Math.max(minimum, column === last ? left - each * (wide - 1) : each))
  })
}

/** Widths that fit: the widest columns give way, as equal as possible, none below its minimum; undefined if none do. */
export const shrinkWidest = (
  natural: readonly number[],
  total: number,
  minimum: readonly number[],
): readonly number[] | undefined => {
  const usable = usableWidth(total, natural.length)
  for (let cap = Math.max(...natural); cap > 0; cap--) {
    const widths = natural.map((width, column) => Math.min(width, Math.max(cap, minimum[column] ?? 0)))
    if (sum(widths) <= usable) return widths
  }
  return undefined
}
