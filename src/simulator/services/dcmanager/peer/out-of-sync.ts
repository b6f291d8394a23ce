import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {changeAssociation} from './change.js'
import {associations} from './model.js'

/** What the peer has of a group is no longer what is here: which associations must be synced again. */
export function markOutOfSync(sim: Simulation, peerGroupId: number): number[] {
  const concerned = sim.in(centralRegion).of(associations).where({peerGroupId, type: 'primary'})
  for (const {id} of concerned) changeAssociation(sim, id, {sync: 'out-of-sync', message: null})
  return concerned.map((one) => one.id)
}

/** Nobody knows how much of it the peer heard before this site went down. */
export function failInterruptedSyncs(sim: Simulation): void {
  const table = sim.in(centralRegion).of(associations)
  for (const {id} of table.where({sync: 'syncing'})) {
    changeAssociation(sim, id, {sync: 'failed', message: 'Service restart during syncing'})
  }
}

/** Tells the operator what to do about it. */
export function syncAdvice(ids: readonly number[]): {info_message?: string} {
  if (ids.length === 0) return {}
  const commands = ids.map((id) => `$ dcmanager peer-group-association sync ${id}\n`).join('')
  return {
    info_message:
      'The operation has caused the SPG to be out-of-sync. Please run peer-group-association sync command to push the ' +
      `subcloud peer group changes to the peer site:\n${commands}`,
  }
}
