import type {Simulation} from '../../../simulation.js'
import {alarmKinds} from '../catalogue/kind.js'
import {suppressions} from './model.js'

/** One row for each alarm of the catalogue. */
export function seedSuppressions(sim: Simulation): void {
  sim.seed({
    name: 'fm.suppression',
    in: 'region',
    collections: [suppressions],
    build: ({scope, random}) => {
      let id = 0
      for (const {id: alarmId, meaning} of alarmKinds.values()) {
        id += 1
        scope.of(suppressions).insert({id, uuid: random.uuid(), alarmId, description: meaning})
      }
    },
  })
}
