import {displayWidth} from '../output/display-width.js'

// biome-ignore lint/suspicious/noControlCharactersInRegex: what dresses a line
const dressing = /\x1b\[[\d;]*m/g

/** A terminal that knows these shows what is between them at once; others pass over them. */
const TOGETHER = '\x1b[?2026h'
const DONE = '\x1b[?2026l'

/** What to write to a terminal that shows `before`, so that it shows `now`: only the lines that are others. */
export function paint(before: readonly string[], now: readonly string[], columns: number): string {
  const changed = Array.from({length: Math.max(before.length, now.length)}, (_, at) => {
    const line = now[at] ?? ''
    if (line === before[at]) return ''
    // A line that ends at the edge has nothing behind it to be erased, and some terminals would erase its last cell.
    const rest = displayWidth(line.replaceAll(dressing, '')) < columns ? '\x1b[K' : ''
    return `\x1b[${at + 1};1H${line}${rest}`
  }).join('')
  return changed === '' ? '' : `${TOGETHER}${changed}${DONE}`
}
