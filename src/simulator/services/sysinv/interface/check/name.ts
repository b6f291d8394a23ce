import type {Call} from '../../../../http/call.js'
import {refuse} from '../../../../http/refusal.js'
import {type Interface, interfaces, ports} from '../../record/interface.js'
import type {Draft} from '../draft.js'

const longest = 15

/** Names are those of Linux devices, and once on a host. */
export function checkName(c: Call, {ifname, iftype, ihost_uuid}: Draft, own: Interface | undefined): void {
  if (ifname !== '' && ifname.trim() === '') refuse(400, 'Interface name cannot be whitespace.')
  if (ifname !== ifname.toLowerCase() || !/[a-z]/.test(ifname)) refuse(400, 'Interface name must be in lower case.')
  if (ifname.length > longest) refuse(400, `Interface ${ifname} has name length greater than ${longest}.`)
  if (iftype === 'vlan' && /[^\w.\s]/.test(ifname)) {
    refuse(400, 'Cannot use special characters in vlan interface name.')
  }
  const special = /[^\w.\s-]/.exec(ifname)?.[0]
  if (special !== undefined) refuse(400, `Cannot use '${special}' as a special character in interface name.`)
  const other = c.region.of(interfaces).find({ihost_uuid, ifname})
  if (other !== undefined && other.uuid !== own?.uuid) refuse(400, `Interface Name ${ifname} must be unique.`)
}

/** Of the interfaces that have a port, only that port's own may be called as the port. */
export function checkPortName(c: Call, {ifname}: Draft, own: Interface): void {
  const onHost = c.region.of(ports).where({host_uuid: own.ihost_uuid})
  if (onHost.every((port) => port.interface_uuid !== own.uuid)) return
  const other = onHost.find((port) => port.name === ifname.replace(/\s/g, '') && port.interface_uuid !== own.uuid)
  if (other === undefined) return
  refuse(
    400,
    `Interface name cannot be '${other.name}'. ` +
      'Port name can be used as interface name only if the interface uses that port. ',
  )
}
