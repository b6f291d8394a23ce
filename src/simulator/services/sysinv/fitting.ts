import type {Scope} from '../../kernel/store.js'
import type {Table} from '../../kernel/table.js'
import type {PlannedHost, PlannedSystem} from './host/planned.js'
import {type Identity, identity} from './identity.js'
import type {Row} from './resource/resource.js'

/** One host to be equipped: by a seeder, or at run time when its inventory comes in for the first time. */
export interface Fitting {
  readonly scope: Scope
  readonly system: PlannedSystem
  readonly host: PlannedHost
  readonly id: Identity
  /** when the inventory came in */
  readonly at: number
  /** a planned host is configured already; one that was just installed has bare hardware */
  readonly configured: boolean
  /** of the port that it was found by */
  readonly mac?: string
}

export const fittings = (scope: Scope, system: PlannedSystem, at: number): Fitting[] =>
  system.hosts.map((host) => ({scope, system, host, at, id: identity(system.seed, system.region), configured: true}))

/** Puts a row into a table, with the next number. */
export function add<T extends Row>(table: Table<T>, at: number, row: Omit<T, 'id' | 'createdAt' | 'updatedAt'>): T {
  return table.insert({id: table.nextId(), createdAt: at, updatedAt: null, ...row} as T)
}
