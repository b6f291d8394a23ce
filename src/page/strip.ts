import {COLOURS} from './document.js'
import {type Html, html} from './html.js'

/** Something that lies on a line, from an offset on, in units of the line. */
export interface Piece {
  readonly from: number
  readonly length: number
  /** Which of the colours. */
  readonly colour: number
  readonly title: string
}

const WIDTH = 1000
const ROW = 12
const GAP = 2
const MOST_ROWS = 80

/** A line of things, folded into rows as text is. */
export function stripOf(pieces: readonly Piece[], length: number, label: string): Html {
  const rows = Math.max(1, Math.min(MOST_ROWS, Math.ceil(pieces.length / 40)))
  const perRow = length / rows
  const drawn = pieces.flatMap((piece) => {
    const parts: Html[] = []
    const end = piece.from + piece.length
    for (let row = Math.floor(piece.from / perRow); row < rows && row * perRow < end; row += 1) {
      const [left, right] = [Math.max(piece.from - row * perRow, 0), Math.min(end - row * perRow, perRow)]
      if (right <= left) continue
      const box = [left, right - left].map((value) => ((value / perRow) * WIDTH).toFixed(2))
      const kind = `bound c${piece.colour % COLOURS}`
      parts.push(
        html`<rect x="${box[0]}" y="${row * (ROW + GAP)}" width="${box[1]}" height="${ROW}" class="${kind}"><title>${piece.title}</title></rect>\n`,
      )
    }
    return parts
  })
  const height = rows * (ROW + GAP) - GAP
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${label}">\n${drawn}</svg>`
}
