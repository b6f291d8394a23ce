import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {majorOf} from '../central/release.js'

/** What the system controller runs of a major release lies in the subcloud then, ready to be deployed. */
export function deliverReleases(sim: Simulation, region: string, major: string): void {
  for (const {id, version, state} of sim.ask('releases', centralRegion)) {
    if (majorOf(version) !== major || !['deployed', 'deployed-partial', 'committed'].includes(state)) continue
    sim.emit('release.delivered', {region, release: id, from: centralRegion})
  }
}
