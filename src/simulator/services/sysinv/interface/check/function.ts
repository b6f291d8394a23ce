import type {Call} from '../../../../http/call.js'
import {refuse} from '../../../../http/refusal.js'
import type {Interface} from '../../record/interface.js'
import type {Draft} from '../draft.js'
import {portsOf, usersOf} from '../find.js'

const drivers = ['vfio', 'netdevice']

/** Virtual functions of a card, before anything else of a change is looked at. */
export function checkSriov(c: Call, draft: Draft, wanted: {driver: boolean}, own: Interface): void {
  const {ifclass, sriov_numvfs: count, sriov_vf_driver: driver} = draft
  if (ifclass === null || ifclass === 'none') return
  if (ifclass !== 'pci-sriov') {
    if ((count ?? 0) > 0) refuse(400, 'Number of SR-IOV VFs is specified but interface class is not pci-sriov.')
    if (wanted.driver && driver !== null) {
      refuse(400, 'SR-IOV VF driver is specified but interface class is not pci-sriov.')
    }
    return
  }
  if (count === null) refuse(400, 'Value for number of SR-IOV VFs must be specified.')
  if (count < 0) refuse(400, 'Value for number of SR-IOV VFs is an integer value.')
  if (count === 0) refuse(400, 'Value for number of SR-IOV VFs must be > 0.')
  if (driver !== null && !drivers.includes(driver)) {
    refuse(400, `Value for SR-IOV VF driver must be one of ${drivers.join(', ')}`)
  }
  if (draft.iftype !== 'ethernet') return
  const [port] = portsOf(c, own)
  if (port === undefined) refuse(400, 'Exactly one port must be enabled.')
  if (port.sriov_totalvfs === null || port.sriov_totalvfs === 0) {
    refuse(400, "SR-IOV can't be configured on this interface")
  }
  if (count > port.sriov_totalvfs) refuse(400, `The interface support a maximum of ${port.sriov_totalvfs} VFs`)
}

/** Virtual functions are taken from those that the interface below has left; one stays with it. */
export function checkFunctions(c: Call, draft: Draft, below: readonly Interface[], own: Interface | undefined): void {
  if (draft.ifclass !== 'pci-sriov') refuse(400, 'VF interfaces must have an interface class of pci-sriov')
  const [lower] = below
  if (lower === undefined || below.length !== 1) refuse(400, 'VF interfaces can only use one lower pci-sriov interface')
  if (lower.iftype !== 'vf' && lower.iftype !== 'ethernet') {
    refuse(400, `VF interfaces cannot be created over interfaces of type ${lower.iftype}`)
  }
  if (lower.ifclass !== 'pci-sriov') {
    refuse(400, 'VF interfaces must be created over an interface of class pci-sriov')
  }
  const wanted = draft.sriov_numvfs ?? 0
  if (wanted <= 0) refuse(400, 'Value for number of SR-IOV VFs must be > 0.')
  const used = usersOf(c.region, lower)
    .filter((one) => one.uuid !== own?.uuid)
    .reduce((sum, one) => sum + (one.sriov_numvfs ?? 0), 0)
  const free = (lower.sriov_numvfs ?? 0) - used - 1
  if (wanted > free) {
    refuse(
      400,
      `The number of virtual functions (${wanted}) must be less than or equal to the available VFs (${free}) ` +
        `available on the underlying interface (${lower.ifname})`,
    )
  }
}
