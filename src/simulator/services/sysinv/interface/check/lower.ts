import type {Call} from '../../../../http/call.js'
import {refuse} from '../../../../http/refusal.js'
import {pythonText} from '../../../python-text.js'
import {type Interface, interfaces} from '../../record/interface.js'
import type {Draft} from '../draft.js'
import {usersOf} from '../find.js'

type Below = readonly Interface[]

/** How many interfaces one may lie on, and of what kind they are. */
export function checkCount(draft: Draft, below: Below): void {
  if (draft.iftype === 'vlan' && draft.uses.length > 1) {
    refuse(400, `Can only have one interface for vlan type. (${pythonText(draft.uses)})`)
  }
  if (draft.iftype !== 'ethernet' || draft.uses.length === 0) return
  if (draft.uses.length > 1) {
    refuse(400, `Can only have one lower interface for ethernet type.(${pythonText(draft.uses)})`)
  }
  if (!below.every(isFunctionCarrier)) {
    refuse(400, `Can only use pci-sriov ethernet interface for ethernet type. (${pythonText(draft.uses)})`)
  }
}

const isFunctionCarrier = (one: Interface): boolean => one.iftype === 'ethernet' && one.ifclass === 'pci-sriov'

export function checkVlan(c: Call, draft: Draft, below: Below, own: Interface | undefined): void {
  const [lower] = below
  if (lower === undefined) refuse(400, 'A VLAN interface must use one lower interface')
  if (lower.iftype === 'vlan') refuse(400, 'VLAN interfaces cannot be created over existing VLAN interfaces')
  if (own === undefined) checkVlanId(c, draft, lower)
  if (lower.ifclass === 'data' && draft.ifclass === 'platform') {
    refuse(400, 'Platform VLAN interface cannot be created over a data interface ')
  }
  if (lower.ifclass === 'platform' && draft.ifclass === 'data') {
    refuse(400, 'Data VLAN interface cannot be created over a platform interface ')
  }
  const bridge = usersOf(c.region, lower).find((one) => one.iftype === 'ethernet' && one.ovs_access === true)
  if (bridge !== undefined) {
    refuse(
      400,
      `Cannot create a VLAN interface over '${lower.ifname}' because it has an upper interface '${bridge.ifname}' ` +
        `with ovs-access enabled. Create the VLAN under '${bridge.ifname}' instead.`,
    )
  }
}

function checkVlanId(c: Call, draft: Draft, lower: Interface): void {
  const same = c.region
    .of(interfaces)
    .where({ihost_uuid: draft.ihost_uuid})
    .filter((one) => one.iftype === 'vlan' && one.vlan_id === draft.vlan_id)
  if (draft.ifclass === 'platform' && same.some((one) => one.ifclass === 'platform')) {
    refuse(400, `VLAN id ${draft.vlan_id} already in use on another platform interface`)
  }
  if (same.some((one) => one.uses.includes(lower.ifname))) {
    refuse(400, `VLAN id ${draft.vlan_id} already in use on interface ${lower.ifname}`)
  }
}

/** A port that is bonded, or carries VLANs, carries little else. */
export function checkTaken(c: Call, draft: Draft, below: Below, own: Interface | undefined): void {
  if (draft.iftype === 'ethernet') return
  for (const lower of below) {
    for (const upper of usersOf(c.region, lower)) {
      if (upper.uuid === own?.uuid) continue
      if (upper.iftype === 'ae' && draft.iftype !== 'vf') {
        refuse(
          400,
          `Interface '${lower.ifname}' is already used by another 'aggregated ethernet' interface '${upper.ifname}'`,
        )
      }
      if (upper.iftype === 'vlan' && draft.iftype !== 'vlan' && draft.iftype !== 'vf') {
        refuse(400, `Interface '${lower.ifname}' is already used by another VLAN interface '${upper.ifname}'`)
      }
    }
  }
}

/** Frames fit into those of the interface below; a bond sets the size for its members. */
export function checkMtu(c: Call, draft: Draft, below: Below, own: Interface | undefined): void {
  for (const lower of ['vlan', 'vf', 'ethernet'].includes(draft.iftype) ? below : []) {
    if (draft.imtu > lower.imtu) {
      refuse(400, `Interface MTU (${draft.imtu}) cannot be larger than MTU of underlying interface (${lower.imtu})`)
    }
  }
  for (const upper of own === undefined ? [] : usersOf(c.region, own)) {
    if (draft.imtu < upper.imtu) {
      refuse(
        400,
        `Interface MTU (${draft.imtu}) cannot be smaller than the interface MTU (${upper.imtu}) using this interface`,
      )
    }
  }
}
