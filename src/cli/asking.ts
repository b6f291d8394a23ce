import {columnsOfRows, label} from '../output/column-choice.js'
import {everyColumn} from '../output/foresee.js'
import {field} from '../output/sheet.js'
import type {View} from '../output/view.js'
import {type Condition, type FieldNames, fieldNames, holds} from '../selecting/condition.js'

/** What can be asked of rows: what is shown of them, by field or heading, and what else they have. */
export const askable = (views: readonly View<never>[], rows: readonly unknown[] = []): FieldNames =>
  fieldNames([
    ...columnsOfRows(rows),
    ...views.flatMap((view) => everyColumn(view)).map((column) => ({field: column.field, label: label(column)})),
  ])

/** What stands in a field of a row: its own, or else what is shown there. What has parts is its text. */
export function fieldOf<R>(row: R, name: string, view: View<R>): unknown {
  const own = field(row, name)
  const value =
    own === undefined
      ? everyColumn(view)
          .find((column) => column.field === name)
          ?.value?.(row)
      : own
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}

export const allHold = <R>(conditions: readonly Condition[], row: R, view: View<R>): boolean =>
  conditions.every((one) => holds(one, fieldOf(row, one.field, view)))
