import {columns, type View} from '../output/view.js'
import type {ShownDeed} from './bulk.js'

/** What became of each of many. */
export const deedView: View<ShownDeed> = {
  list: [...columns<ShownDeed>('subcloud', 'result', 'reason'), {field: 'changed', optional: true}],
}
