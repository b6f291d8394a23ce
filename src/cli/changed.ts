import type {Row} from '../client/already/alike.js'
import {withoutPasswords} from '../output/embedded-secret.js'
import type {Column, View} from '../output/view.js'
import type {Effect, Effects} from './effects.js'
import type {Facts, Result} from './result.js'

/** Of every change: whether it was one, and of what it changed how it was and how it is. */
const changeColumns: readonly Column<never>[] = ['changed', 'before', 'after'].map((field) => ({field, optional: true}))

/** They can be asked for, and are not shown to those who do not. */
export function withChangeColumns<R>(view: View<R>): View<R> {
  const {list, show} = view
  const more = changeColumns as readonly Column<R>[]
  return {
    ...view,
    ...(list && {list: [...list, ...more]}),
    ...(show && {show: typeof show === 'function' ? (row?: R) => [...show(row), ...more] : [...show, ...more]}),
  }
}

/** What a command brought back, with what it has changed beside the members of each row. */
export function withChanges(result: Result, effects: Effects): Result {
  const of = (row: unknown) => ({...(row as Row), ...changeOf(row as Row, effects)})
  switch (result.kind) {
    case 'rows':
    case 'each':
      return {...result, view: withChangeColumns(result.view), rows: result.rows.map(of)}
    case 'one':
      return {...result, view: withChangeColumns(result.view), row: of(result.row)}
    case 'text':
      return {...result, facts: Array.isArray(result.facts) ? result.facts.map(of) : of(result.facts)}
    case 'said':
      return {...result, facts: of(result.facts) as Facts}
    case 'several':
      return {...result, results: result.results.map((one) => withChanges(one, effects))}
    default:
      return result
  }
}

/** Of the row's own effect, where it has one; else whether anything was changed. */
function changeOf(row: Row, {all, changed}: Effects): Record<string, unknown> {
  if ('changed' in row) return {}
  const own = all.filter((effect) => isOf(effect, row))
  const [only] = effectsOn(row, {all})
  if (!only) return {changed}
  const {before, after} = only
  return {
    changed: own.length > 0 ? own.some((effect) => effect.changed) : changed,
    ...(before && after && {before: withoutPasswords(before), after: withoutPasswords(after)}),
  }
}

/** Those that are known to be on the row; where none is, the only one that there is. */
export function effectsOn(row: Row, {all}: Pick<Effects, 'all'>): readonly Effect[] {
  const own = all.filter((effect) => isOf(effect, row))
  return own.length === 0 && all.length === 1 ? all : own
}

const isOf = ({row}: Effect, shown: Row): boolean =>
  row !== undefined && (['uuid', 'id'] as const).some((name) => row[name] !== undefined && row[name] === shown[name])
