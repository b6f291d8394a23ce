import {collection} from '../../../kernel/collection.js'
import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'

export interface Group {
  readonly id: number
  readonly name: string
  readonly description: string
  readonly applyType: 'parallel' | 'serial'
  readonly maxParallel: number
  readonly createdAt: number
  readonly updatedAt: number | null
}

export const groups = collection<Group>('dcmanager.group', {key: 'id', index: ['name']})

export const defaultGroupId = 1

export function seedGroups(sim: Simulation): void {
  sim.seed<{central: boolean}>({
    name: 'dcmanager.group',
    in: 'region',
    collections: [groups],
    facts: (region) => ({central: region === centralRegion}),
    build: ({scope, facts, epoch}) => {
      if (!facts.central) return
      scope.of(groups).insert({
        id: defaultGroupId,
        name: 'Default',
        description: 'Default Subcloud Group',
        applyType: 'parallel',
        maxParallel: 2,
        createdAt: epoch - 8 * 86_400_000,
        updatedAt: null,
      })
    },
  })
}
