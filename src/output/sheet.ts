import type {View} from './view.js'

export interface Heading {
  field: string
  label: string
  state: boolean
  /** Left out where the terminal is too narrow for all, the highest first. */
  spare?: number
  /** As the column of the view says it, where somebody looks on. */
  whole?: boolean
  cut?: boolean
  passing?: boolean
}

/** What the writers get: the columns chosen, and for each row what people see and what the API sent. */
export interface Sheet {
  /** One resource to show, not a list that happens to have one row. */
  single: boolean
  style: NonNullable<View<unknown>['style']>
  headings: readonly Heading[]
  /** Cells as people see them, not yet text. */
  cells: readonly unknown[][]
  /** The same cells as the API sent them. */
  raw: readonly unknown[][]
}

export const field = (row: unknown, name: string): unknown =>
  typeof row === 'object' && row !== null && Object.hasOwn(row, name) ? Reflect.get(row, name) : undefined

export const record = (keys: readonly string[], values: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(keys.map((key, index) => [key, values[index] ?? null]))
