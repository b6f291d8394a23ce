import type {Call} from '../../../../http/call.js'
import {refuse} from '../../../../http/refusal.js'
import {pythonText} from '../../../python-text.js'
import {isWorker} from '../../record/host.js'
import type {Interface} from '../../record/interface.js'
import type {Draft} from '../draft.js'
import {hostOf, usersOf} from '../find.js'

const classes = ['platform', 'data', 'pci-passthrough', 'pci-sriov']
const ofDevices = ['pci-passthrough', 'pci-sriov']

export function checkClass(c: Call, draft: Draft, own: Interface | undefined): void {
  const {ifclass, iftype} = draft
  if (ifclass === null || ifclass === 'none') return
  if (!classes.includes(ifclass)) refuse(400, `Invalid interface class ${ifclass}`)
  if (own !== undefined) checkTransition(c, ifclass, own)
  if (ifclass === 'data' && !isWorker(hostOf(c, draft))) {
    refuse(400, 'The data interface class is only supported on nodes supporting worker functions')
  }
  if (ofDevices.includes(ifclass) && iftype !== 'ethernet' && iftype !== 'vf') {
    refuse(400, `The ${ofDevices.join(', ')} interface class is only valid on Ethernet and VF interfaces`)
  }
}

/** Between the platform and the others nothing may lie on the interface, except that the platform shares its card. */
function checkTransition(c: Call, ifclass: string, own: Interface): void {
  const before = own.ifclass ?? 'none'
  if (ifclass === before || (ifclass === 'pci-sriov' && before === 'platform')) return
  const users = usersOf(c.region, own).map((one) => one.ifname)
  if (users.length === 0) return
  if (before === 'platform') {
    refuse(
      400,
      `The class of an interface with platform networks cannot be changed to ${ifclass} since it is being used by ${pythonText(users)}`,
    )
  }
  if (ifclass === 'platform' && before !== 'none') {
    refuse(
      400,
      `The class of a non-platform interface cannot be changed to platform since it is being used by ${pythonText(users)}`,
    )
  }
}

const ofClocks = ['platform', 'pci-sriov', 'vf']
const roles = ['master', 'slave', 'none']

export function checkPtpRole({ptp_role: role, ifclass}: Draft): void {
  if (!roles.includes(role)) refuse(400, `Interface ptp_role must be one of ${roles.join(', ')}`)
  if (role !== 'none' && (ifclass === null || !ofClocks.includes(ifclass))) {
    refuse(
      400,
      `Invalid interface class for ptp_role: ${role}. Device interface class must be one of ${ofClocks.join(', ')}`,
    )
  }
}
