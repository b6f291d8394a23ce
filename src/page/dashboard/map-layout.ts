/** Where the cells of the map lie: blocks of sites, one for each group, as large as the room allows. */

export interface Block {
  readonly group: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly count: number
}

export interface Spot {
  readonly x: number
  readonly y: number
}

export interface Layout {
  /** The side of a cell with the gap behind it. */
  readonly pitch: number
  readonly height: number
  readonly blocks: readonly Block[]
  /** In the order of the sites. */
  readonly spots: readonly Spot[]
}

const LARGEST = 30
const SMALLEST = 5
/** The line above a block that names its group. */
export const LABEL = 18
const GAP = 14
const LEAST_WIDTH = 110

/** Sizes are counts of sites by group, in order; `height` is what there is to see at once. */
export function layoutOf(sizes: readonly {group: string; count: number}[], width: number, height: number): Layout {
  let [low, high] = [SMALLEST, LARGEST]
  let best = placed(sizes, width, low)
  // The largest cells that still fit: bigger ones never need less room.
  while (low <= high) {
    const pitch = Math.floor((low + high) / 2)
    const tried = placed(sizes, width, pitch)
    if (tried.height <= height) {
      best = tried
      low = pitch + 1
    } else high = pitch - 1
  }
  return best
}

function placed(sizes: readonly {group: string; count: number}[], width: number, pitch: number): Layout {
  const blocks: Block[] = []
  const spots: Spot[] = []
  let [x, y, shelf] = [0, 0, 0]
  const most = Math.max(1, Math.floor(width / pitch))
  for (const {group, count} of sizes) {
    const wanted = Math.ceil(Math.sqrt(count * 3.2))
    const columns = Math.max(1, Math.min(most, Math.max(wanted, Math.ceil(LEAST_WIDTH / pitch))))
    const rows = Math.max(1, Math.ceil(count / columns))
    const own = Math.min(width, Math.max(columns * pitch, LEAST_WIDTH))
    if (x > 0 && x + own > width) {
      x = 0
      y += shelf + GAP
      shelf = 0
    }
    blocks.push({group, x, y, width: own, count})
    for (let at = 0; at < count; at += 1) {
      spots.push({x: x + (at % columns) * pitch, y: y + LABEL + Math.floor(at / columns) * pitch})
    }
    x += own + GAP
    shelf = Math.max(shelf, LABEL + rows * pitch)
  }
  return {pitch, height: y + shelf, blocks, spots}
}

/** The cell at a point. */
export function spotAt({spots, pitch}: Layout, x: number, y: number): number {
  return spots.findIndex((spot) => x >= spot.x && x < spot.x + pitch && y >= spot.y && y < spot.y + pitch)
}

/** Where an arrow leads from a cell; it stays where there is nothing that way. */
export function stepFrom({spots}: Layout, from: number, key: string): number {
  const here = spots[from]
  if (!here) return spots.length > 0 ? 0 : -1
  if (key === 'ArrowRight') return Math.min(from + 1, spots.length - 1)
  if (key === 'ArrowLeft') return Math.max(from - 1, 0)
  const down = key === 'ArrowDown'
  let best = from
  let [rise, aside] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (const [at, spot] of spots.entries()) {
    const dy = down ? spot.y - here.y : here.y - spot.y
    if (dy <= 0 || dy > rise) continue
    const dx = Math.abs(spot.x - here.x)
    if (dy < rise || dx < aside) [best, rise, aside] = [at, dy, dx]
  }
  return best
}
