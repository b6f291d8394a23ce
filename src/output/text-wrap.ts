import {inCells, type Measure} from './display-width.js'

/*
 * Python's textwrap.fill, which the official programs use both for folded values and for fitted tables:
 * the same places to break, so that folded values come out byte for byte.
 */
const wordCharacter = '[\\p{L}\\p{N}_!"\'&.,?]'
const letter = '[\\p{L}_]'
const space = '[\\t\\n\\v\\f\\r ]'
const pieces = new RegExp(
  [
    `${space}+`,
    `(?<=${wordCharacter})-{2,}(?=[\\p{L}\\p{N}_])`,
    `[^\\t\\n\\v\\f\\r ]+?(?:-(?:(?<=${letter}{2}-)|(?<=${letter}-${wordCharacter}-))(?=${letter}-?${letter})|(?=${space}|$)|(?<=${wordCharacter})(?=-{2,}[\\p{L}\\p{N}_]))`,
  ].join('|'),
  'gu',
)

const isSpace = (piece: string | undefined): boolean => piece !== undefined && piece.trim() === ''

/** Tabs as spaces up to the next multiple of eight. */
export const expandTabs = (text: string): string => {
  if (!text.includes('\t')) return text
  let column = 0
  return text.replace(/\t|\n|[^\t\n]+/g, (part) => {
    const out = part === '\t' ? ' '.repeat(8 - (column % 8)) : part
    column = part === '\n' ? 0 : column + [...out].length
    return out
  })
}

/** A word longer than a line is cut to the room left, after its last hyphen where it has one; '' if nothing fits. */
const cutLongWord = (word: string, room: number, measure: Measure): string => {
  const start = measure.cut(word, room)
  const hyphen = start.lastIndexOf('-')
  return hyphen > 0 && /[^-]/.test(start.slice(0, hyphen)) ? start.slice(0, hyphen + 1) : start
}

const firstCharacter = (word: string): string => String.fromCodePoint(word.codePointAt(0) ?? 0)

/** Lines of at most `width`; every run of white space counts as a place to break, newlines too. */
export const wrapText = (text: string, width: number, measure: Measure = inCells): string[] => {
  const rest =
    expandTabs(text)
      .replace(/[\t\n\v\f\r]/g, ' ')
      .match(pieces)
      ?.reverse() ?? []
  const lines: string[] = []
  while (rest.length > 0) {
    const line: string[] = []
    let used = 0
    if (lines.length > 0 && isSpace(rest.at(-1))) rest.pop()
    for (let next = rest.at(-1); next !== undefined && used + measure.width(next) <= width; next = rest.at(-1)) {
      line.push(next)
      used += measure.width(next)
      rest.pop()
    }
    const tooLong = rest.at(-1)
    if (tooLong !== undefined && measure.width(tooLong) > width) {
      const start = cutLongWord(tooLong, width - used, measure) || (line.length === 0 ? firstCharacter(tooLong) : '')
      line.push(start)
      rest[rest.length - 1] = tooLong.slice(start.length)
    }
    if (isSpace(line.at(-1))) line.pop()
    if (line.length > 0) lines.push(line.join(''))
  }
  return lines
}
