import CliTable from 'cli-table3'
import {harmless} from './control-character.js'
import {displayWidth} from './display-width.js'
import type {RenderOptions} from './option.js'
import {pythonText} from './python-text.js'
import type {Sheet} from './sheet.js'
import {stateColour} from './state-colour.js'

/** Narrower, a sentence reads worse than it would run over. */
const narrowest = 24
/** Borders and padding of a column. */
const frame = 3

/**
 * A report for people on a terminal: short columns as wide as they are, sentences wrapped in what is left, and the
 * remedy of a row below it, over the whole width. Lists of many rows are drawn by table.ts, a hundred times faster.
 */
export const reportTable = async (sheet: Sheet, remedy: string, {terminal}: RenderOptions): Promise<string> => {
  const {Chalk} = await import('chalk')
  const chalk = new Chalk({level: terminal.colour ? 1 : 0})
  const isRemedy = (column: number) => sheet.headings[column]?.field === remedy
  const shown = sheet.headings.map((_, column) => column).filter((column) => !isRemedy(column))
  const texts = sheet.cells.map((row) => row.map((value) => harmless(pythonText(value ?? ''))))
  const heads = shown.map((column) => harmless(sheet.headings[column]?.label ?? ''))
  const natural = shown.map((column, at) =>
    Math.max(displayWidth(heads[at] ?? ''), ...texts.map((row) => displayWidth(row[column] ?? ''))),
  )
  const sentence = natural.length - 1
  const others = natural.slice(0, sentence).reduce((sum, width) => sum + width + frame, 0)
  const room = Math.max(narrowest, terminal.columns - others - frame - 1)
  const widths = natural.map((width, at) => (at === sentence ? Math.min(width, room) : width) + frame - 1)
  const table = new CliTable({
    head: heads.map((head) => chalk.bold(head)),
    colWidths: widths,
    wordWrap: true,
    style: {head: [], border: [], compact: true},
  })
  const painted = (text: string, column: number) => {
    const colour = sheet.headings[column]?.state ? stateColour(text) : undefined
    return colour ? chalk[colour](text) : text
  }
  for (const row of texts) {
    table.push(shown.map((column) => painted(row[column] ?? '', column)))
    const way = row.find((_, column) => isRemedy(column))
    if (way) table.push([{content: chalk.bold(`→ ${way}`), colSpan: shown.length}])
  }
  return `${table.toString()}\n`
}
