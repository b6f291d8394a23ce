import {harmless} from '../output/control-character.js'
import {displayWidth, inCells} from '../output/display-width.js'

/** What a piece of text is to say by its looks. Colours come later, and may not come at all. */
export type Tone =
  | 'title'
  | 'strong'
  | 'quiet'
  | 'key'
  | 'good'
  | 'uneasy'
  | 'warm'
  | 'bad'
  | 'busy'
  | 'critical'
  | 'major'
  | 'minor'
  | 'warning'
  | 'bar'
  | 'track'
  | 'cell'

export interface Span {
  readonly text: string
  readonly tone?: Tone
}

export type Line = readonly Span[]

export const span = (text: string, tone?: Tone): Span => ({text, tone})

/** With colours; with what every terminal has, bold and reversed; or with nothing, for files and tickets. */
export type Look = 'colour' | 'mono' | 'plain'

/** Middle tones, to be read on dark and on light ground. Severities are filled, so that they stand out of a wall of text. */
const colours: Readonly<Record<Tone, string>> = {
  title: '1',
  strong: '1',
  quiet: '38;5;244',
  key: '1;38;5;74',
  good: '38;5;71',
  uneasy: '38;5;178',
  warm: '38;5;208',
  bad: '38;5;203',
  busy: '38;5;75',
  critical: '1;38;5;231;48;5;160',
  major: '38;5;16;48;5;208',
  minor: '38;5;16;48;5;220',
  warning: '38;5;231;48;5;67',
  bar: '38;5;75',
  track: '38;5;240',
  cell: '1;7',
}

const attributes: Readonly<Partial<Record<Tone, string>>> = {
  title: '1',
  strong: '1',
  key: '1',
  bad: '1',
  critical: '7',
  cell: '7',
  major: '1',
}

/** What somebody may look at, drawn to a width. */
export interface Pen {
  readonly look: Look
  /** Exactly so many cells; what does not fit is cut off. */
  row(line: Line, width: number, selected?: boolean): string
  /** As long as it is. */
  text(line: Line): string
}

export function penFor(look: Look): Pen {
  const codes: Readonly<Partial<Record<Tone, string>>> = look === 'colour' ? colours : look === 'mono' ? attributes : {}
  const dress = ({text: said, tone}: Span) => {
    // Whoever made the line may have forgotten whose words they are: here all of them are made harmless.
    const text = oneLine(said)
    const code = tone === undefined ? undefined : codes[tone]
    return code === undefined || text === '' ? text : `\x1b[${code}m${text}\x1b[0m`
  }
  const text = (line: Line) => line.map(dress).join('')
  return {
    look,
    text,
    row(line, width, selected = false) {
      const fitted = fitLine(line, width)
      // Many colours on one reversed row are a mess: a selected row has one.
      if (selected && look !== 'plain') return `\x1b[7m${fitted.map((one) => one.text).join('')}\x1b[0m`
      return text(fitted)
    },
  }
}

/** Cells that a line takes. */
export const lineWidth = (line: Line): number => line.reduce((sum, {text}) => sum + displayWidth(oneLine(text)), 0)

function fitLine(line: Line, width: number): Span[] {
  const fitted: Span[] = []
  let left = width
  for (const {text: said, tone} of line) {
    const one = {text: oneLine(said), tone}
    const wide = displayWidth(one.text)
    if (wide <= left) {
      fitted.push(one)
      left -= wide
      continue
    }
    const cut = inCells.cut(one.text, left)
    fitted.push({...one, text: cut})
    left -= displayWidth(cut)
    break
  }
  if (left > 0) fitted.push({text: ' '.repeat(left)})
  return fitted
}

const LONGEST = 2000

/** ASCII and the signs that are drawn with. */
const plain = /^[\x20-\x7e\u00b7\u00d7\u2026\u203a\u21b5\u2500-\u25ff]*$/

/**
 * Text of a server as a line can show it: nothing steers the terminal, and every character has a width on which all
 * terminals agree, so that what stands beside it stays where it is.
 */
export function oneLine(text: string): string {
  if (plain.test(text)) return text.length > LONGEST ? text.slice(0, LONGEST) : text
  return harmless(text.slice(0, LONGEST).normalize('NFC'))
    .replaceAll(/[\t\n]+/g, ' ')
    .replaceAll(/[\p{Mn}\p{Me}\p{Cf}\p{Emoji_Modifier}]/gu, '')
    .replaceAll(/[\p{Co}\p{Cn}\p{Cs}\p{RI}\p{Zl}\p{Zp}]/gu, '?')
}

/** Text in a column: filled up with blanks, or cut with a sign that more was there. */
export function cell(text: string, width: number, {right = false, more = '…'}: {right?: boolean; more?: string} = {}) {
  const clean = oneLine(text)
  const wide = displayWidth(clean)
  if (wide > width) {
    const cut = width < 2 ? inCells.cut(clean, width) : inCells.cut(clean, width - 1) + more
    return cut + ' '.repeat(Math.max(0, width - displayWidth(cut)))
  }
  const blanks = ' '.repeat(width - wide)
  return right ? blanks + clean : clean + blanks
}

/** The signs that are drawn with. */
export interface Signs {
  readonly fine: string
  readonly uneasy: string
  readonly busy: string
  readonly major: string
  readonly bad: string
  readonly away: string
  readonly idle: string
  readonly cursor: string
  readonly full: string
  readonly empty: string
  readonly rule: string
  readonly into: string
  readonly dot: string
  readonly more: string
  readonly enter: string
}

export const signs: Readonly<Record<'unicode' | 'ascii', Signs>> = {
  // The worse, the more of the cell is filled: what colours say can be seen without them.
  unicode: {
    fine: '▪',
    uneasy: '▲',
    busy: '◆',
    major: '■',
    bad: '█',
    away: '×',
    idle: '·',
    cursor: '▸',
    full: '█',
    empty: '░',
    rule: '─',
    into: '›',
    dot: '·',
    more: '…',
    enter: '↵',
  },
  ascii: {
    fine: '.',
    uneasy: '^',
    busy: '*',
    major: '+',
    bad: '#',
    away: 'x',
    idle: '-',
    cursor: '>',
    full: '#',
    empty: '.',
    rule: '-',
    into: '>',
    dot: '-',
    more: '~',
    enter: 'Enter',
  },
}

/** A bar of so many cells, of which a share is full. */
export function bar(share: number, width: number, {full, empty}: Signs): Line {
  const filled = Math.max(0, Math.min(width, Math.round(share * width)))
  return [span(full.repeat(filled), 'bar'), span(empty.repeat(width - filled), 'track')]
}

export const count = (number: number): string => String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
