import {collection} from '../../../kernel/collection.js'
import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import type {Level} from '../record/model.js'

/** What dcmanager remembers of the system controller itself. */
export interface CentralState {
  readonly key: 'central'
  /** where they are no longer what they were in the beginning */
  readonly levels: Readonly<Partial<Record<Level, string>>>
  readonly deploying: boolean
  /** releases that were ever deployed there, the older major ones included */
  readonly releases: readonly string[]
}

const states = collection<CentralState>('dcmanager.central', {key: 'key'})
const initially: CentralState = {
  key: 'central',
  levels: {},
  deploying: false,
  releases: ['starlingx-25.09.0', 'starlingx-26.03.0'],
}

export const centralState = (sim: Simulation): CentralState =>
  sim.in(centralRegion).of(states).get('central') ?? initially

export function keepCentral(sim: Simulation, patch: Partial<CentralState>): void {
  const table = sim.in(centralRegion).of(states)
  if (table.has('central')) table.update('central', patch)
  else table.insert({...initially, ...patch})
}

/** A subcloud may get what its controller has, or ever had. */
export function deployedReleases(sim: Simulation): readonly string[] {
  const deployed = sim.ask('releases', centralRegion).filter((release) => release.state === 'deployed')
  return [...new Set([...centralState(sim).releases, ...deployed.map((release) => release.id)])]
}
