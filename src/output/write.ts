import {harmless} from './control-character.js'
import {textCells} from './document.js'
import type {RenderOptions} from './option.js'
import type {Sheet} from './sheet.js'
import type {View} from './view.js'

/** Of these a script gets the bytes of the servers; what people look at must not steer their terminal. */
const bare: ReadonlySet<RenderOptions['format']> = new Set(['csv', 'value', 'shell'])

/** Text of a sheet in the format asked for. */
export const writeSheet = async (
  sheet: Sheet,
  document: () => unknown,
  view: View<never>,
  options: RenderOptions,
): Promise<string> => {
  const text = await textOf(sheet, document, view, options)
  return options.terminal.isTTY && bare.has(options.format) ? harmless(text) : text
}

/** Only the writer of the format is loaded. */
const textOf = async (
  sheet: Sheet,
  document: () => unknown,
  view: View<never>,
  options: RenderOptions,
): Promise<string> => {
  const {single, style, headings, cells} = sheet
  switch (options.format) {
    case 'table': {
      if (view.remedy !== undefined && options.terminal.isTTY && !options.columns?.length && cells.length > 0) {
        const {reportTable} = await import('./report-table.js')
        return reportTable(sheet, view.remedy, options)
      }
      const {table} = await import('./table-format.js')
      return table(sheet, view, options)
    }
    case 'json': {
      const {json} = await import('./json-format.js')
      return json(document(), options)
    }
    case 'jsonl': {
      const {jsonLines} = await import('./json-format.js')
      return jsonLines(document())
    }
    case 'yaml': {
      const {officialYaml, yaml} = await import('./yaml-format.js')
      return options.official ? officialYaml(document(), sheet) : yaml(document())
    }
    case 'csv': {
      const {csv} = await import('./csv-format.js')
      const labels = headings.map((heading) => heading.label)
      return csv(labels, cells, options.quote)
    }
    case 'value': {
      const {values} = await import('./value-format.js')
      const rows = textCells(sheet, options)
      // cliff prints one resource as a line per value, the property programs as one line.
      return values(single && style === 'field' ? (rows[0] ?? []).map((value) => [value]) : rows)
    }
    case 'shell': {
      const {shellRows, shellVariables} = await import('./shell-format.js')
      const names = headings.map((heading) => (options.official ? heading.label : heading.field))
      return single ? shellVariables(names, cells[0] ?? [], options.prefix) : shellRows(names, cells, options.prefix)
    }
  }
}
