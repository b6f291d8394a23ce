import type {Collection} from '../../kernel/collection.js'
import type {Table} from '../../kernel/table.js'
import {centralRegion} from '../../regions.js'
import type {Simulation} from '../../simulation.js'

/** What dcmanager keeps has numbers, lies in the central region, and says when it was last changed. */
interface Row {
  readonly id: number
  readonly updatedAt: number | null
}

/** Every change is dated. */
export const changing =
  <T extends Row>(collection: Collection<T>) =>
  (sim: Simulation, id: number, patch: Partial<T>): T =>
    sim
      .in(centralRegion)
      .of(collection)
      .update(id, {...patch, updatedAt: sim.now()})

/** By number where the reference is all digits; otherwise by the first of its other names that is known. */
export function byRef<T extends Row>(table: Table<T>, ref: string, ...names: readonly Partial<T>[]): T | undefined {
  if (/^\d+$/.test(ref)) return table.get(Number(ref))
  for (const name of names) {
    const found = table.find(name)
    if (found !== undefined) return found
  }
  return undefined
}
