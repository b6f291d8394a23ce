import {columns, type View} from '../output/view.js'
import type {Deed} from './deeds.js'

/** What became of each of many. */
export const deedView: View<Deed & {changed: boolean}> = {
  list: [...columns<Deed & {changed: boolean}>('subcloud', 'result', 'reason'), {field: 'changed', optional: true}],
}
