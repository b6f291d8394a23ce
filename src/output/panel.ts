import {harmless} from './control-character.js'
import {displayWidth, inCells} from './display-width.js'

interface Terminal extends NodeJS.WritableStream {
  columns?: number
  rows?: number
}

/** Terminals that know it show what stands between the two at once; others pass over it. */
const AT_ONCE = '\x1b[?2026h'
const NOW = '\x1b[?2026l'
const HIDE = '\x1b[?25l'
const SHOW = '\x1b[?25h'
const CLEAR_BELOW = '\x1b[J'
const CLEAR_RIGHT = '\x1b[K'

/**
 * Lines that change in place, below what was written before. Only what has changed is written, and no line is as wide as the
 * terminal: one that goes on below would not be taken back.
 */
export function openPanel(stream: Terminal): {show(lines: readonly string[]): void; close(): void} {
  let shown: readonly string[] = []
  let width = 0
  const giveBack = () => void stream.write(SHOW)
  process.on('exit', giveBack)
  stream.write(HIDE)

  // Where it has become narrower, the terminal has laid each line over several.
  const top = () => {
    const {columns = 80} = stream
    const height = shown.reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / columns)), 0)
    return height > 0 ? `\x1b[${height}F` : ''
  }

  return {
    show(lines) {
      const {columns = 80, rows = 24} = stream
      const fitted = lines.slice(0, Math.max(1, rows - 1)).map((line) => inCells.cut(harmless(line), columns - 1))
      const known = columns === width ? shown : []
      const painted = fitted.map((line, at) => `${line === known[at] ? '' : line + CLEAR_RIGHT}\n`)
      const rest = fitted.length < shown.length || known !== shown ? CLEAR_BELOW : ''
      if (painted.every((line) => line === '\n') && rest === '') return
      stream.write(`${AT_ONCE}${top()}${known === shown ? '' : CLEAR_BELOW}${painted.join('')}${rest}${NOW}`)
      shown = fitted
      width = columns
    },
    close() {
      process.off('exit', giveBack)
      stream.write(`${top()}${CLEAR_BELOW}${SHOW}`)
      shown = []
    },
  }
}
