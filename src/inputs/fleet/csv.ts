import {InputError} from '../error.js'

/** A row with the number of the line on which it begins. */
export interface CsvRow {
  line: number
  cells: string[]
}

/**
 * RFC 4180, with empty lines and lines that begin with # left out. Every cell is text, whatever it looks like. Refused
 * with more than `most` rows below the first, which names the columns.
 */
export function parseCsv(text: string, file: string, most: number): CsvRow[] {
  const rows: CsvRow[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  /** Behind the quotation mark that ends a cell. */
  let closed = false
  let line = 1
  let begun = 1
  const endCell = () => {
    cells.push(cell.trim())
    cell = ''
    closed = false
  }
  const refuse = (what: string, hint: string) => new InputError(`${file}, ${what}`, {hint})
  const endRow = () => {
    endCell()
    if (cells.some((one) => one !== '')) rows.push({line: begun, cells})
    if (rows.length > most + 1) throw refuse(`line ${begun}: more than ${most} rows`, 'split the file')
    cells = []
    begun = line
  }
  const content = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  for (let at = 0; at < content.length; at += 1) {
    const sign = content[at] as string
    if (sign === '#' && !quoted && !closed && cells.length === 0 && cell.trim() === '') {
      const end = content.indexOf('\n', at)
      if (end < 0) break
      at = end - 1
      continue
    }
    if (sign === '\n') line += 1
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (content[at + 1] === '"') {
        cell += '"'
        at += 1
      } else {
        quoted = false
        closed = true
      }
    } else if (sign === ',') endCell()
    else if (sign === '\n') endRow()
    else if (closed && sign.trim() === '') continue
    else if (closed) {
      const place = `line ${line}, column ${cells.length + 1}`
      throw refuse(
        `${place}: text behind the quotation mark that ends the cell`,
        'write " as "" inside of a quoted cell',
      )
    } else if (sign === '"' && cell.trim() === '') quoted = true
    else cell += sign
  }
  if (quoted) {
    throw refuse(`line ${begun}: a quoted cell does not end`, 'close it with "')
  }
  endRow()
  return rows
}
