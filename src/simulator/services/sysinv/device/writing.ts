import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {lifecycle, type Moment, type Simulation} from '../../../simulation.js'
import {inService} from '../record/activity.js'
import {findHost} from '../record/find-host.js'
import {type Host, hosts, nameOf} from '../record/host.js'
import {ofHost, touched} from '../record/notice.js'
import {type DeviceImageState, deviceImageStates, deviceImages} from './model.js'
import {type Place, tellDone} from './pending.js'

const rank = {'root-key': 0, 'key-revocation': 1, functional: 2} as const

const placeAt = (at: Moment): Place => ({sim: at.sim, scope: at.scope, region: at.region})

const withStatus = (at: Moment, host: Host, status: DeviceImageState['status']) =>
  at.scope.of(deviceImageStates).where({host_uuid: host.uuid, status})

/** The keys first, then what they sign. */
function next(at: Moment, host: Host): DeviceImageState | undefined {
  const order = (state: DeviceImageState) => {
    const type = at.scope.of(deviceImages).get(state.image_uuid)?.bitstream_type
    return type === undefined ? 3 : rank[type]
  }
  return [...withStatus(at, host, 'pending')].sort((one, other) => order(one) - order(other))[0]
}

function setStates(at: Moment, states: readonly DeviceImageState[], status: DeviceImageState['status']): void {
  for (const {uuid} of states) at.scope.of(deviceImageStates).update(uuid, {status, updatedAt: at.now})
}

/** One image after the other is written; an abort lets the present one come to its end. */
export const writingImages = lifecycle<Host>(
  hosts,
  'host.device-image',
  [
    {
      phase: 'request',
      do: (host, at) => {
        setStates(at, withStatus(at, host, 'failed'), 'pending')
        return touched(at, {device_image_update: 'in-progress'})
      },
    },
    {
      phase: 'next',
      do: (host, at) => {
        const state = next(at, host)
        const aborted = host.device_image_update === 'in-progress-aborted'
        if (state !== undefined && !aborted) {
          at.scope.of(deviceImageStates).update(state.uuid, {
            ...{status: 'in-progress', update_start_time: at.now, updatedAt: at.now},
          })
          return undefined
        }
        at.end()
        tellDone(placeAt(at))
        const left = state !== undefined || withStatus(at, host, 'failed').length > 0
        return touched(at, {device_image_update: left ? 'pending' : ''})
      },
    },
    {
      phase: 'write',
      after: 'host.device-image',
      do: (host, at) => {
        setStates(at, withStatus(at, host, 'in-progress'), 'completed')
        at.goto('next')
        return touched(at, {reboot_needed: true})
      },
    },
  ],
  {
    ...ofHost,
    track: 'device-image',
    failed: (host, at) => {
      setStates(at, withStatus(at, host, 'in-progress'), 'failed')
      return touched(at, {device_image_update: 'pending'})
    },
  },
)

export function updateImages(c: Call<'host'>): void {
  const host = findHost(c)
  if (host.device_image_update === 'in-progress') {
    refuse(400, `The host ${nameOf(host)} is already in the process of updating the device images.`)
  }
  if (!inService(host)) {
    refuse(400, `The host ${nameOf(host)} must be unlocked and enabled to update the device images.`)
  }
  c.sim.start(writingImages, c.region.name, host.uuid)
}

export function abortImages(c: Call<'host'>): void {
  const host = findHost(c)
  if (host.device_image_update !== 'in-progress') {
    refuse(400, `Abort rejected. The host ${nameOf(host)} is not in the process of updating the device images.`)
  }
  c.region.of(hosts).update(host.uuid, {device_image_update: 'in-progress-aborted', updatedAt: c.sim.now()})
}

/** A restart brings what was written into effect; an orchestrator writes by itself. */
export function watchImages(sim: Simulation): void {
  const restarted = (region: string, hostname: string) => {
    const scope = sim.in(region)
    const host = scope.of(hosts).find({hostname})
    if (host?.reboot_needed !== true) return
    scope.of(hosts).update(host.uuid, {reboot_needed: false})
    tellDone({sim, scope, region})
  }
  sim.onEvent('host.unlocked', ({region, hostname}) => restarted(region, hostname))
  sim.onEvent('host.rebooted', ({region, hostname}) => restarted(region, hostname))
  sim.onEvent('host.updated', ({region, hostname, what}) => {
    if (what !== 'firmware') return
    const scope = sim.in(region)
    const host = scope.of(hosts).find({hostname})
    for (const {uuid} of scope.of(deviceImageStates).where({host_uuid: host?.uuid ?? '', status: 'pending'})) {
      scope.of(deviceImageStates).update(uuid, {status: 'completed', updatedAt: sim.now()})
    }
    tellDone({sim, scope, region})
  })
}
