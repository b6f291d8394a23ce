import type {RenderOptions} from './option.js'
import {record, type Sheet} from './sheet.js'

/**
 * The official `--format yaml` and `--format value` of property programs print what the API sent, by field name;
 * everything else the official programs print has the headings for keys and the cells for values.
 */
const officialIsRaw = (sheet: Sheet, options: RenderOptions): boolean =>
  sheet.style === 'property' && (options.format === 'yaml' || options.format === 'value')

const entries = (sheet: Sheet, rows: readonly unknown[], options: RenderOptions): readonly unknown[] => {
  if (options.official && !officialIsRaw(sheet, options)) {
    const labels = sheet.headings.map((heading) => heading.label)
    return sheet.cells.map((values) => record(labels, values))
  }
  if (!options.official && !options.columns?.length) return rows
  const fields = sheet.headings.map((heading) => heading.field)
  return sheet.raw.map((values) => record(fields, values))
}

/** Cells for the formats without structure. */
export const textCells = (sheet: Sheet, options: RenderOptions): readonly unknown[][] =>
  options.official && officialIsRaw(sheet, options) ? sheet.raw : sheet.cells

/** The value that JSON, YAML and queries see: rows as the API sent them, or of each the columns asked for. */
export const documentOf = (sheet: Sheet, rows: readonly unknown[], options: RenderOptions): unknown => {
  const all = entries(sheet, rows, options)
  return sheet.single ? all[0] : all
}
