import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {subclouds} from '../record/model.js'
import {changeAssociation} from './change.js'
import {type Association, associations, peerGroups, systemPeers} from './model.js'
import {Site} from './site.js'
import {type Told, tellPeer} from './tell.js'

export const localSystem = (sim: Simulation): {uuid: string; name: string} =>
  sim.ask('system', centralRegion) ?? {uuid: '', name: ''}

/** Everything a conversation about this association needs. */
export function toldOf(sim: Simulation, association: Association): Told | undefined {
  const scope = sim.in(centralRegion)
  const peer = scope.of(systemPeers).get(association.systemPeerId)
  const group = scope.of(peerGroups).get(association.peerGroupId)
  if (peer === undefined || group === undefined) return undefined
  const members = scope.of(subclouds).where({peerGroupId: group.id})
  return {local: localSystem(sim), peer, group, association, members}
}

/** Pushes a group to the peer; the association says what came of it. */
export function syncAssociation(sim: Simulation, association: Association): void {
  const told = toldOf(sim, association)
  if (told === undefined) return
  sim.errands.run(
    async () => tellPeer(await Site.enter(told.peer), told),
    (outcome) => {
      if (!sim.in(centralRegion).of(associations).has(association.id)) return
      if ('error' in outcome) changeAssociation(sim, association.id, {sync: 'failed', message: outcome.error.message})
      else changeAssociation(sim, association.id, {sync: 'in-sync', message: null})
    },
  )
}
