import {findColumn, splitNames, unknownColumn} from './column-choice.js'
import type {RenderOptions} from './option.js'
import {checkQuery} from './query.js'
import type {Column, View} from './view.js'

/** Every column that this view may have, whatever the row. */
export const everyColumn = <R>({list = [], show = []}: View<R>): readonly Column<R>[] => [
  ...(typeof show === 'function' ? show() : show),
  ...list,
]

/**
 * Refuses what was asked of the output where it cannot be done, before there is anything to print: what changes
 * something must not find that out when it is too late. Without a view there are no columns to choose from.
 */
export async function foresee<R>(view: View<R> | undefined, options: RenderOptions): Promise<void> {
  const columns = view === undefined ? [] : everyColumn(view)
  const unknown = (names: readonly string[]) => names.filter((name) => findColumn(columns, name) === undefined)
  const asked = splitNames(options.columns)
  const [wrong, ...others] = unknown(asked)
  // cliff passes over the names that it does not know, as long as it knows one.
  const tolerated = options.official && view?.style === 'field' && others.length + 1 < asked.length
  if (wrong !== undefined && !tolerated) throw unknownColumn(columns, wrong)
  const [odd] = options.official ? [] : unknown(splitNames(options.sortColumns))
  if (odd !== undefined) throw unknownColumn(columns, odd)
  if (options.query !== undefined) await checkQuery(options.query)
}
