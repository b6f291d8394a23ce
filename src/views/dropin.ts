import {columns, type View} from '../output/view.js'

export const dropinView: View<{program: string; path: string; state: string}> = {
  list: [...columns<{program: string; path: string; state: string}>('program', 'path'), {field: 'state', state: true}],
}
