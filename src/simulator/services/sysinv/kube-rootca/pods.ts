import {refuse} from '../../../http/refusal.js'
import type {Where} from '../where.js'
import {type RootcaUpdate, rootcaUpdates} from './model.js'
import {podLifecycles} from './phase.js'
import {isPodPhase, podStates} from './state.js'
import {currentUpdate} from './update.js'

/** Restarts what runs in pods, so that it trusts what the hosts trust. */
export function updatePods(c: Where, phase: string): RootcaUpdate {
  const update = currentUpdate(c) ?? refuse(400, 'kube-rootca-pods-update rejected: No update in progress.')
  if (!isPodPhase(phase)) return refuse(400, `kube-rootca-pods-update rejected: phase ${phase} not supported.`)
  const {updating, after, failed} = podStates(phase)
  if (update.state !== after && update.state !== failed) {
    refuse(
      400,
      `kube-rootca-pods-update phase ${phase} rejected: not allowed when cluster update is in state: ${update.state}. ` +
        `(only allowed when in state: ${after} or ${failed})`,
    )
  }
  const begun = c.region.of(rootcaUpdates).update(update.uuid, {state: updating, updatedAt: c.sim.now()})
  c.sim.emit('rootca.changed', {region: c.region.name, state: updating})
  c.sim.start(podLifecycles[phase], c.region.name, update.uuid)
  return begun
}
