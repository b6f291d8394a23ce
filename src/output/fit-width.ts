/** Borders and padding of a table of so many columns. */
const frame = (columns: number): number => 1 + 3 * columns

/**
 * Which columns must be narrower for a table to fit, as OpenStackClient decides it: columns below an equal
 * share keep their width, the others divide what is left, and none goes below its minimum.
 */
export const fitWidths = (
  natural: readonly number[],
  total: number,
  minimum: (column: number) => number,
): (number | undefined)[] => {
  const usable = Math.max(0, total - frame(natural.length))
  const content = natural.reduce((sum, width) => sum + width, 0)
  if (content <= usable) return natural.map(() => undefined)
  const share = Math.floor(usable / natural.length)
  const wide = natural.flatMap((width, column) => (width > share ? [column] : []))
  const left = natural.reduce((room, width) => (width > share ? room : room - width), usable)
  const each = Math.floor(left / wide.length)
  const last = wide.at(-1)
  return natural.map((width, column) => {
    if (width <= share) return undefined
    const room = column === last ? left - each * (wide.length - 1) : each
    return Math.max(minimum(column), room)
  })
}
