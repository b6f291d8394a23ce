import type {Table} from '../../kernel/table.js'

/**
 * What every row has beside its own fields. Those are named as the API names them, because that is also how a JSON patch
 * and a sort key name them.
 */
export interface Row {
  readonly id: number
  readonly uuid: string
  readonly createdAt: number
  readonly updatedAt: number | null
}

/** Puts a row into a table, with the next number. */
export function add<T extends Row>(table: Table<T>, at: number, row: Omit<T, 'id' | 'createdAt' | 'updatedAt'>): T {
  return table.insert({id: table.nextId(), createdAt: at, updatedAt: null, ...row} as T)
}
