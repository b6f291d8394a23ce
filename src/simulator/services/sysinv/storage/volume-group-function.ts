import {refuse} from '../../../http/refusal.js'
import {text} from '../resource/change.js'
import type {VolumeGroup} from './model.js'

/** Volume groups from which applications take their volumes, thick or thin. */
const provisioning = 'lvm-csi'

type Capabilities = Readonly<Record<string, unknown>>

const functionOf = (capabilities: Capabilities): string | null => text(capabilities['lvm_function'])

export const hasFunction = ({capabilities}: Pick<VolumeGroup, 'capabilities'>): boolean =>
  functionOf(capabilities) !== null

/** What a new group is for. */
export function newFunction(given: Capabilities): Capabilities {
  const [use, type, size] = [functionOf(given), text(given['lvm_type']), text(given['lvm_pool_size'])]
  if (type !== null && use === null) {
    refuse(400, `${type} provisioning requires to set the function as ${provisioning}`)
  }
  if (size !== null) refuse(400, 'The pool size option is reserved to cgts-vg volume group.')
  return use === provisioning ? {...given, lvm_type: type ?? 'thick'} : given
}

const gib = 1024 ** 3

const wholeNumber = (value: unknown): number => {
  if (!/^\s*[+-]?\d+\s*$/.test(String(value))) refuse(400, 'Pool Size only accepts integer values.')
  return Number(value)
}

/** What shall become of the system's own group: with a thin pool for applications, a larger one, or without. */
export function changedFunction(group: VolumeGroup, given: Capabilities): Capabilities {
  const before = group.capabilities
  const [use, type, size] = [functionOf(given), text(given['lvm_type']), text(given['lvm_pool_size'])]
  if (group.lvm_vg_name === 'nova-local') {
    refuse(400, `${group.lvm_vg_name} volume group does not have any parameters to modify`)
  }
  if (size !== null) checkPool(group, given)
  if (use === null) {
    if (functionOf(before) === null) {
      refuse(400, "It's not possible to set any other parameter when the function is set to none")
    }
    return {...before, ...given}
  }
  if (use === 'none') {
    if (size !== null) {
      refuse(400, "It's not possible to set pool size parameter when the function is set to none")
    }
    const {lvm_function: _use, lvm_pool_size: _size, lvm_type: _type, ...rest} = before
    return rest
  }
  if (group.lvm_vg_name !== 'cgts-vg') refuse(400, 'Its only possible to modify functions of cgts-vg volume group')
  if (use === provisioning && size === null && group.lvm_vg_avail_size < 1) {
    refuse(400, 'There is no space available to create a thin pool for cgts-vg')
  }
  const pool = size === null ? Math.floor(group.lvm_vg_avail_size / 2 / gib) : Number(size)
  const next = use === provisioning ? {lvm_pool_size: pool, lvm_type: 'thin'} : {}
  if (type !== null && text(before['lvm_type']) !== null && type !== before['lvm_type']) {
    refuse(
      400,
      "It's not possible to change the type of a volume group." +
        'To proceed, delete and recreate the volume group with the desired type.',
    )
  }
  return {...before, ...given, ...next}
}

function checkPool(group: VolumeGroup, given: Capabilities): void {
  const before = group.capabilities
  const [use, type] = [functionOf(given), text(given['lvm_type'])]
  if (functionOf(before) !== provisioning && use === null) {
    refuse(400, "It's not possible to resize thin pool without LVM function properly configured")
  }
  if (use !== null && use !== provisioning) {
    refuse(400, `It's not possible to resize the thin pool and change the function to ${use}`)
  }
  const present = text(before['lvm_type'])
  if ((type !== null && type !== 'thin') || (present !== null && present !== 'thin')) {
    refuse(400, `${type ?? 'None'} mode does not support pool resizing`)
  }
  const wanted = wholeNumber(given['lvm_pool_size'])
  if (text(before['lvm_pool_size']) === null) return
  const more = wanted - Number(before['lvm_pool_size'])
  if (more < 0) refuse(400, "It's not possible to reduce the size of a thin pool")
  const free = Math.floor(group.lvm_vg_avail_size / gib)
  if (more > free) {
    refuse(
      400,
      `There is no sufficient space on VG to resize the pool.${more} GB are needed, but the VG has only ${free} GB`,
    )
  }
}
