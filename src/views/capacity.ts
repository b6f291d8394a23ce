import {columns, type View} from '../output/view.js'

/** Something that a system controller carries, against what it is known to carry. */
export interface UseRow {
  what: string
  unit: string
  now: number
  running: number | null
  holds: number
  full: string
  later: number
  /** In months. */
  ends: number | null
}

export const useView: View<UseRow> = {
  list: [
    ...columns<UseRow>('what', 'unit', 'now'),
    {field: 'running', value: ({running}) => running ?? '', when: (rows) => rows.some(({running}) => running !== null)},
    ...columns<UseRow>('holds', 'full'),
    {field: 'later', label: 'at the end'},
    {field: 'ends', value: ({ends}) => (ends === null ? '' : whenText(ends))},
  ],
}

/** Something that comes to an end, and the least that helps. */
export interface EndingRow {
  what: string
  ends: number
  need: string
}

export const endingView: View<EndingRow> = {
  list: [
    ...columns<EndingRow>('what'),
    {field: 'ends', value: ({ends}) => whenText(ends)},
    {field: 'need', label: 'what helps to the end'},
  ],
}

/** What something has become after so many years. */
export interface GrowthRow {
  year: number
  what: string
  unit: string
  amount: number
  holds: number
  full: string
}

export const growthView: View<GrowthRow> = {list: columns('year', 'what', 'unit', 'amount', 'holds', 'full')}

function whenText(months: number): string {
  if (months === 0) return 'over now'
  const [years, rest] = [Math.floor(months / 12), months % 12]
  return `in ${[years > 0 ? `${years}y` : '', rest > 0 ? `${rest}m` : ''].filter(Boolean).join(' ')}`
}
