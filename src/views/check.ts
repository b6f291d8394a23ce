import type {View} from '../output/view.js'

/** One finding of `stx doctor`. */
export interface CheckRow {
  check: string
  state: 'ok' | 'warn' | 'fail'
  detail: string
  fix?: string
}

export const checkView: View<CheckRow> = {
  remedy: 'fix',
  list: [
    {field: 'check'},
    {field: 'state', state: true},
    {field: 'detail'},
    {field: 'fix', value: ({fix}) => fix ?? '', when: (rows) => rows.some(({fix}) => fix)},
  ],
}
