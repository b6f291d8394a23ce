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

const LARGEST = 44
const SMALLEST = 5
/** The line above a block that names its group. */
export const LABEL = 18
const GAP = 14
const LEAST_WIDTH = 110
/** How much wider than high a block may be; the last one takes the whole width. */
const SHAPES = [2, 4, 8, 16, Number.POSITIVE_INFINITY]

/** How many sites each group has, in order; `height` is what there is to see at once. */
export function layoutOf(sizes: readonly {group: string; count: number}[], width: number, height: number): Layout {
  for (let pitch = LARGEST; pitch > SMALLEST; pitch -= 1) {
    for (const shape of SHAPES) {
      if (heightOf(sizes, width, {pitch, shape}) <= height) return placed(sizes, width, {pitch, shape})
    }
  }
  return placed(sizes, width, {pitch: SMALLEST, shape: Number.POSITIVE_INFINITY})
}

interface Way {
  readonly pitch: number
  readonly shape: number
}

/** Blocks lie beside each other on shelves, as words on lines. */
function shelved(sizes: readonly {group: string; count: number}[], width: number, {pitch, shape}: Way) {
  let [x, y, shelf] = [0, 0, 0]
  const most = Math.max(1, Math.floor(width / pitch))
  const blocks = sizes.map(({group, count}) => {
    const wanted = Math.max(Math.ceil(Math.sqrt(count * shape)), Math.ceil(LEAST_WIDTH / pitch))
    const columns = Math.max(1, Math.min(most, wanted, Math.max(count, 1)))
    const rows = Math.max(1, Math.ceil(count / columns))
    const own = Math.min(width, Math.max(columns * pitch, LEAST_WIDTH))
    if (x > 0 && x + own > width) {
      y += shelf + GAP
      x = 0
      shelf = 0
    }
    const block = {group, x, y, width: own, count, columns}
    x += own + GAP
    shelf = Math.max(shelf, LABEL + rows * pitch)
    return block
  })
  return {blocks, height: y + shelf}
}

const heightOf = (sizes: readonly {group: string; count: number}[], width: number, way: Way): number =>
  shelved(sizes, width, way).height

function placed(sizes: readonly {group: string; count: number}[], width: number, way: Way): Layout {
  const {blocks, height} = shelved(sizes, width, way)
  const {pitch} = way
  const spots = blocks.flatMap(({x, y, count, columns}) =>
    Array.from({length: count}, (_, at) => ({
      x: x + (at % columns) * pitch,
      y: y + LABEL + Math.floor(at / columns) * pitch,
    })),
  )
  return {pitch, height, blocks, spots}
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
