import type {Document, Node, Pair, Scalar} from 'yaml'
import {InputError} from '../error.js'
import {type CsvRow, parseCsv} from './csv.js'

/** What a fleet is written in comes to: names of columns, and rows with a cell for each. */
export interface FleetTable {
  header: readonly string[]
  rows: readonly CsvRow[]
}

/** A table names its columns with commas between them; a list begins with its first site, or with the word for all. */
const LIST = /^(?:\uFEFF|\s+|#.*\n)*(?:---|-[ \t\n]|\[|\{|sites[ \t]*:)/

/** The rows of a CSV file, or of a YAML list of mappings: it is looked at, whatever it is called. */
export async function fleetTable(text: string, file: string, most: number): Promise<FleetTable | undefined> {
  if (LIST.test(text.replace(/\r\n?/g, '\n'))) return parseList(text, file, most)
  const [head, ...rows] = parseCsv(text, file, most)
  return head && {header: head.cells, rows}
}

/** Every cell is the text as it stands there: `1e5` stays a name. */
async function parseList(text: string, file: string, most: number): Promise<FleetTable> {
  const [{LineCounter, isMap, isScalar, isSeq}, {complaintOf, yamlDocument}, {excessIn}, {repeatedKey}] =
    await Promise.all([
      import('yaml'),
      import('../../yaml/parser.js'),
      import('../../yaml/excess.js'),
      import('../../yaml/repeated-key.js'),
    ])
  const refuse = (what: string, hint: string) => new InputError(`${file}, ${what}`, {hint})
  const excess = excessIn(text)
  if (excess) throw refuse(`${excess}: this is too much`, 'split the file')
  const lines = new LineCounter()
  const lineOf = (node: unknown) => lines.linePos((node as Node).range?.[0] ?? 0).line
  const document: Document = yamlDocument(text, {version: '1.1', lineCounter: lines})
  const [error] = document.errors
  if (error) throw refuse(`line ${lines.linePos(error.pos[0]).line}: ${complaintOf(error)}`, 'mend the file')
  const twice = repeatedKey(document)
  if (twice) throw refuse(`line ${lines.linePos(twice.offset).line}: ${twice.key} stands there twice`, 'leave one out')
  const {contents} = document
  const list = isMap(contents) ? contents.get('sites') : contents
  if (!isSeq(list)) throw refuse('line 1: this is no list of sites', 'one mapping with a name is one subcloud')
  if (list.items.length === 0)
    throw new InputError(`${file} has no sites`, {hint: 'one mapping with a name is one subcloud'})
  if (list.items.length > most)
    throw refuse(`line ${lineOf(list.items[most])}: more than ${most} sites`, 'split the file')
  const sites = list.items.map((item) => {
    if (!isMap(item)) throw refuse(`line ${lineOf(item)}: this is no site`, 'one mapping with a name is one subcloud')
    const cells = item.items.map(({key, value}: Pair): [string, string] => {
      const column = isScalar(key) ? asWritten(key) : ''
      if (column === '') throw refuse(`line ${lineOf(item)}: a column without a name`, 'names are words')
      if (value !== null && !isScalar(value)) {
        throw refuse(`line ${lineOf(value)}, column ${column}: is no text`, 'one column holds one text')
      }
      return [column, value === null ? '' : asWritten(value as Scalar)]
    })
    return {line: lineOf(item), cells: new Map(cells)}
  })
  const header = [...new Set(sites.flatMap(({cells}) => [...cells.keys()]))]
  return {header, rows: sites.map(({line, cells}) => ({line, cells: header.map((name) => cells.get(name) ?? '')}))}
}

/** A word without quotes as it was typed, whatever YAML would take it for; nothing where nothing stands. */
function asWritten({value, type, source}: Scalar): string {
  if (value === null) return ''
  return (type === 'PLAIN' ? (source ?? String(value)) : String(value)).trim()
}
