import type {Call} from '../../../../http/call.js'
import {refuse} from '../../../../http/refusal.js'
import {networkTypesOf} from '../../network/carried.js'
import {type Interface, interfaces} from '../../record/interface.js'
import type {Draft} from '../draft.js'
import {usersOf} from '../find.js'

/** Open vSwitch reaches the platform's card through one interface on it, which shares the card with nothing else. */
export function checkBridge(c: Call, draft: Draft, below: readonly Interface[], own: Interface | undefined): void {
  if (draft.ovs_access !== true) return
  const [lower] = below
  if (draft.iftype !== 'ethernet' || lower?.iftype !== 'ethernet' || lower.ifclass !== 'pci-sriov') {
    refuse(400, 'Can only set ovs-access to ethernet interface over a pci-sriov ethernet interface')
  }
  const held = `Cannot set ovs-access on interface '${draft.ifname}' because the lower pci-sriov interface '${lower.ifname}'`
  const [carried] = networkTypesOf(c, lower)
  if (carried !== undefined) refuse(400, `${held} already has a platform network '${carried}' assigned.`)
  const bond = usersOf(c.region, lower).find((one) => one.iftype === 'ae')
  if (bond !== undefined) refuse(400, `${held} is part of an aggregated ethernet interface '${bond.ifname}'.`)
  const other = c.region
    .of(interfaces)
    .where({ihost_uuid: draft.ihost_uuid})
    .find((one) => one.ovs_access === true && one.uuid !== own?.uuid)
  if (other !== undefined) {
    refuse(
      400,
      `Only one interface per host can have ovs-access enabled. Interface '${other.ifname}' already has ovs-access enabled.`,
    )
  }
}
