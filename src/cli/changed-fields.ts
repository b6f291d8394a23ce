import {isRow, memberOf, type Row} from '../client/already/alike.js'
import {askedBy} from '../client/already/already.js'
import type {Column, View} from '../output/view.js'
import {effectsOn} from './changed.js'
import {isSame, passing} from './difference.js'
import type {Effect, Effects} from './effects.js'
import {one, type Result, several} from './result.js'

/** By these people know what they changed; where a resource has no name, by what its table begins with. */
const identifiers: ReadonlySet<string> = new Set(['id', 'uuid'])
const names: ReadonlySet<string> = new Set(['name', 'hostname'])

/** With borders and the line that was typed, a table of so many rows is taken in at a glance: it stays whole. */
const AT_A_GLANCE = 15

/** How something is to be done, not what is to be. */
const orders: ReadonlySet<string> = new Set(['action', 'force', 'migrate'])

/** What somebody changed, as he wants to read it: which one it is, what he asked for and what is otherwise now. */
export function onlyChanges(result: Result, effects: Effects): Result {
  switch (result.kind) {
    case 'one':
      return one(narrowed(result.view, result.row, effects), result.row)
    case 'each':
      return several(result.rows.map((row) => one(narrowed(result.view, row, effects), row)))
    case 'several':
      return {...result, results: result.results.map((part) => onlyChanges(part, effects))}
    default:
      return result
  }
}

function narrowed(view: View<unknown>, row: unknown, effects: Effects): View<unknown> {
  const shown = typeof view.show === 'function' ? view.show(row) : view.show
  const columns = (shown ?? view.list ?? []).filter((column) => column.when?.([row]) ?? !column.optional)
  const own = effectsOn(row as Row, effects)
  if (own.length === 0 || columns.length <= AT_A_GLANCE) return view
  return {...view, show: chosenOf(columns, row as Row, own)}
}

function chosenOf(columns: readonly Column<unknown>[], row: Row, own: readonly Effect[]): readonly Column<unknown>[] {
  const [first] = columns
  const named = columns.some(({field}) => names.has(field))
  const isIdentity = (column: Column<unknown>) =>
    identifiers.has(column.field) || names.has(column.field) || (!named && column === first)
  const isAsked = ({field}: Column<unknown>) => own.some(({write}) => memberOf(asked(write), field) !== undefined)
  const known = own.some(({was}) => was !== undefined)
  const isChanged = ({field}: Column<unknown>) => own.some(({was}) => was !== undefined && isOtherwise(field, was, row))
  // What a table has only sometimes is there because of what was done.
  const isState = ({field, state, when}: Column<unknown>) =>
    (state === true || when !== undefined) && (row[field] ?? undefined) !== undefined
  const chosen = columns.filter((column) => isAsked(column) || isChanged(column))
  // Where nobody knows how it was, or nothing is otherwise, how it stands is what there is to tell.
  const standing = known && chosen.length > 0 ? [] : columns.filter(isState)
  const told = [...chosen, ...standing]
  return told.length === 0 ? columns : columns.filter((column) => isIdentity(column) || told.includes(column))
}

const asked = (write: Effect['write']): Row =>
  Object.fromEntries(Object.entries(askedBy(write) ?? {}).filter(([name]) => !orders.has(name)))

/** What has members of its own is told with other members by each request: that says nothing. */
const isOtherwise = (field: string, was: Row, row: Row): boolean =>
  !passing.has(field) && field in was && field in row && !isRow(row[field]) && !isSame(was[field], row[field])
