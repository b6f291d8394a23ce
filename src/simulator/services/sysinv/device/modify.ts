import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {hosts, isWorker} from '../record/host.js'
import {changed, text, wishes} from '../resource/change.js'
import {rowAsked} from '../resource/resource.js'
import {placeOf} from './image.js'
import type {PciDevice} from './model.js'
import {tellChange} from './pending.js'
import {pciDeviceResource} from './show.js'

const known = ['name', 'enabled', 'driver', 'sriov_numvfs', 'sriov_vf_driver', 'sriov_vf_pdevice_id'] as const

/** QuickAssist cards are set up once, with all their functions. */
const quickAssist = new Set(['4940', '4942', '4944', '4946'])

export function patchDevice(c: Call<'uuid'>) {
  const device = rowAsked(c, pciDeviceResource)
  const wish = wishes(c, known)
  checkHost(c, device)
  if (quickAssist.has(device.pdevice_id)) {
    refuse(
      400,
      'QAT device is already initialized, further modification not allowed. Details:- ' +
        `devicename: ${device.name}, enabled status: ${device.enabled ? 'True' : 'False'}, driver: ${device.driver}, ` +
        `VF driver: vfio, sriov numvfs: ${device.sriov_numvfs}`,
    )
  }
  for (const field of known) {
    const differs = field in wish && text(wish[field]) !== text(device[field])
    if (differs && field !== 'name' && field !== 'enabled') refuse(400, `Modifying ${field} attribute restricted`)
  }
  const name = 'name' in wish ? String(wish['name']) : device.name
  const enabled = 'enabled' in wish ? truth(wish['enabled']) : device.enabled
  const answer = changed(c, pciDeviceResource, device.uuid, {name, enabled})
  if (enabled !== device.enabled) tellChange(placeOf(c))
  return answer
}

function checkHost(c: Call, device: PciDevice): void {
  const host = c.region.of(hosts).get(device.host_uuid)
  if (host?.administrative !== 'locked') refuse(400, 'Host must be locked.')
  if (host !== undefined && !isWorker(host)) refuse(400, 'Can only modify worker node cores.')
}

function truth(value: unknown): boolean {
  const given = String(value).toLowerCase()
  if (['true', 't', 'yes', 'y', 'on', '1'].includes(given)) return true
  if (['false', 'f', 'no', 'n', 'off', '0'].includes(given)) return false
  return refuse(
    400,
    `Invalid input for field/attribute enabled. Value: '${value}'. Value not an unambiguous boolean: ${value}`,
  )
}
