import type {Scope} from '../../../kernel/store.js'
import type {Simulation} from '../../../simulation.js'
import {hosts} from '../record/host.js'
import {systems} from '../record/system.js'
import {type DeviceImageState, deviceImageStates} from './model.js'

export interface Place {
  readonly sim: Pick<Simulation, 'emit' | 'now'>
  readonly scope: Scope
  readonly region: string
}

const open = new Set<DeviceImageState['status']>(['pending', 'failed', 'in-progress'])

const alarmOf = ({scope, region}: Place) => ({
  region,
  alarmId: '900.006',
  entity: `system=${scope.of(systems).all()[0]?.uuid ?? ''}`,
})

const unwritten = ({scope}: Place): boolean =>
  scope.of(deviceImageStates).find((one) => open.has(one.status)) !== undefined

/** Whoever compares systems looks again. */
export const tellChange = ({sim, region}: Place): void => sim.emit('firmware.changed', {region})

/** An alarm tells of images that are to be written. */
export function tellPending(place: Place): void {
  tellChange(place)
  if (unwritten(place)) {
    place.sim.emit('trouble.found', {
      ...alarmOf(place),
      // The blank at its end is the genuine one's.
      reason: 'Device image update operation in progress ',
    })
  }
}

/** It goes when all of them are written, and the hosts that have them were restarted. */
export function tellDone(place: Place): void {
  tellChange(place)
  if (unwritten(place) || place.scope.of(hosts).find((host) => host.reboot_needed) !== undefined) return
  place.sim.emit('trouble.gone', alarmOf(place))
}

/** A host has something to write, unless it is writing already. */
export function hostPends({scope, sim}: Place, uuid: string): void {
  const host = scope.of(hosts).get(uuid)
  if (host === undefined || host.device_image_update === 'in-progress') return
  scope.of(hosts).update(uuid, {device_image_update: 'pending', updatedAt: sim.now()})
}
