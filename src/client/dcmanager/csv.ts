import {ClientError} from '../error.js'

/** A row with the number of the line on which it begins. */
export interface CsvRow {
  line: number
  cells: string[]
}

/** RFC 4180, with empty lines and lines that begin with # left out. Every cell is text, whatever it looks like. */
export function parseCsv(text: string, file: string): CsvRow[] {
  const rows: CsvRow[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let line = 1
  let begun = 1
  const endCell = () => {
    cells.push(cell.trim())
    cell = ''
  }
  const endRow = () => {
    endCell()
    const comment = cells[0]?.startsWith('#') === true
    if (!comment && cells.some((one) => one !== '')) rows.push({line: begun, cells})
    cells = []
    begun = line
  }
  const content = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  for (let at = 0; at < content.length; at += 1) {
    const sign = content[at] as string
    if (sign === '\n') line += 1
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (content[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (sign === '"' && cell.trim() === '') quoted = true
    else if (sign === ',') endCell()
    else if (sign === '\n') endRow()
    else cell += sign
  }
  if (quoted) {
    throw new ClientError('usage', `${file}, line ${begun}: a quoted cell does not end`, {hint: 'close it with "'})
  }
  endRow()
  return rows
}
