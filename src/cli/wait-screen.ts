import {displayWidth} from '../output/display-width.js'
import {formatDuration} from './duration.js'
import type {Track} from './stand.js'

interface Moment {
  tracks: ReadonlyMap<string, Track>
  /** Why there was no answer just now. */
  outage: string
  /** What the simulator's clock waits for. */
  frozen: string
  /** Milliseconds since the wait began, and the clock's own. */
  elapsed: number
  now: number
  /** Of a terminal. */
  size?: {columns?: number; rows?: number}
}

/** What there is to see of a wait: in a log what is new, on a terminal how long it has been as well. */
export function sceneOf(moment: Moment): string {
  const {tracks, outage, frozen, elapsed, size} = moment
  const [only] = tracks
  const behind = frozen === '' ? '' : `; ${frozen}`
  if (only && tracks.size === 1) {
    const passed = size ? ` (${formatDuration(elapsed)})` : ''
    return `${only[0]}: ${outage || only[1].state}${passed}${behind}`
  }
  const summary = summaryOf(tracks)
  if (!size) return (outage || summary) + behind
  const {columns = 80, rows = 24} = size
  const head = `${barOf(tracks, columns)} ${summary}, ${formatDuration(elapsed)}${restOf(tracks, elapsed)}`
  const notes = [outage, frozen].filter((note) => note !== '').map((note) => `  ${note}`)
  // Beside the lines of the sites: the head, the notes, how many more, and the line below all.
  return [head, ...notes, ...working(moment, Math.max(1, rows - 3 - notes.length))].join('\n')
}

const isOver = ({met, failed}: Track) => met || failed !== undefined

function summaryOf(tracks: ReadonlyMap<string, Track>): string {
  const all = [...tracks.values()]
  const met = all.filter((one) => one.met).length
  const failed = all.filter((one) => one.failed !== undefined).length
  return `${met} of ${all.length} met${failed > 0 ? `, ${failed} failed` : ''}`
}

function barOf(tracks: ReadonlyMap<string, Track>, columns: number): string {
  const width = Math.min(60, Math.max(10, Math.floor(columns * 0.3)))
  const over = [...tracks.values()].filter(isOver).length
  const filled = tracks.size === 0 ? 0 : Math.floor((over / tracks.size) * width)
  return `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}]`
}

/** Fewer say nothing of a pace. */
const ENOUGH = 3

/** How long the others will take, as those have that were over since somebody looks. */
function restOf(tracks: ReadonlyMap<string, Track>, elapsed: number): string {
  const all = [...tracks.values()]
  const meanwhile = all.filter((one) => isOver(one) && !one.atFirst).length
  const left = all.filter((one) => !isOver(one)).length
  if (meanwhile < ENOUGH || left === 0) return ''
  return `, at this pace ${formatDuration((elapsed / meanwhile) * left)} more`
}

/** A line for each that is in work, those that have stood longest first; as many as fit. */
function working({tracks, now}: Moment, room: number): string[] {
  const all = [...tracks]
    .filter(([, one]) => !isOver(one))
    // Those of one age stay in the order of the server's list.
    .sort(([, a], [, b]) => a.since - b.since)
  const shown = all.slice(0, all.length > room ? room - 1 : room)
  const widest = (texts: string[]) => Math.max(0, ...texts.map(displayWidth))
  const [names, states] = [widest(shown.map(([name]) => name)), widest(shown.map(([, {state}]) => state))]
  const padded = (text: string, width: number) => text + ' '.repeat(width - displayWidth(text))
  const lines = shown.map(
    ([name, {state, since}]) => `  ${padded(name, names)}  ${padded(state, states)}  ${formatDuration(now - since)}`,
  )
  return all.length > shown.length ? [...lines, `  and ${all.length - shown.length} more`] : lines
}
