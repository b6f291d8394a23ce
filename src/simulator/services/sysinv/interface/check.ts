import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Draft} from './draft.js'
import {portsOf} from './find.js'
import * as model from './model.js'
import {usersOf} from './seed.js'

const types = ['ae', 'vlan', 'ethernet', 'virtual', 'vf']
const classes = ['platform', 'data', 'pci-passthrough', 'pci-sriov', 'none']
const modes: Readonly<Record<'IPv4' | 'IPv6', readonly string[]>> = {
  IPv4: ['disabled', 'static', 'dhcp', 'pool'],
  IPv6: ['disabled', 'static', 'dhcp', 'pool', 'auto', 'link-local'],
}
const aeModes = ['balanced', 'active_standby', '802.3ad']

export function checkInterface(c: Call, draft: Draft, own: model.Interface | undefined): void {
  checkName(c, draft, own)
  if (draft.imtu < 576 || draft.imtu > 9216) refuse(400, 'MTU must be between 576 and 9216 bytes.')
  if (draft.ifclass !== null && !classes.includes(draft.ifclass))
    refuse(400, `Invalid interface class ${draft.ifclass}`)
  if (!types.includes(draft.iftype)) refuse(400, `Device interface type must be one of ${types.join(', ')}`)
  if (!['master', 'slave', 'none'].includes(draft.ptp_role)) {
    refuse(400, 'Interface ptp_role must be one of master, slave, none')
  }
  checkModes(draft)
  const below = draft.uses.flatMap(
    (ifname) => c.region.of(model.interfaces).find({ihost_uuid: draft.ihost_uuid, ifname}) ?? [],
  )
  if (draft.iftype === 'vlan') checkVlan(c, draft, below, own)
  if (draft.iftype === 'ae') checkBond(c, draft, below, own)
  if (draft.iftype === 'vf') checkFunctions(c, draft, below, own)
  else if (draft.ifclass === 'pci-sriov') checkSriov(c, draft, own)
  else if ((draft.sriov_numvfs ?? 0) > 0) {
    refuse(400, 'Number of SR-IOV VFs is specified but interface class is not pci-sriov.')
  }
  checkMtu(c, draft, below, own)
}

function checkName(c: Call, {ifname, iftype, ihost_uuid}: Draft, own: model.Interface | undefined): void {
  if (ifname.trim() === '') refuse(400, 'Interface name cannot be whitespace.')
  if (ifname !== ifname.toLowerCase() || !/[a-z]/.test(ifname)) refuse(400, 'Interface name must be in lower case.')
  if (ifname.length > 15) refuse(400, `Interface ${ifname} has name length greater than 15.`)
  const special = /[^\w.\s-]/.exec(ifname)?.[0] ?? (iftype === 'vlan' ? /[-]/.exec(ifname)?.[0] : undefined)
  if (special !== undefined) {
    if (iftype === 'vlan') refuse(400, 'Cannot use special characters in vlan interface name.')
    refuse(400, `Cannot use '${special}' as a special character in interface name.`)
  }
  const other = c.region.of(model.interfaces).find({ihost_uuid, ifname})
  if (other !== undefined && other.uuid !== own?.uuid) refuse(400, `Interface Name ${ifname} must be unique.`)
}

/** The genuine server answers 500 for a mode that it does not know. */
function checkModes(draft: Draft): void {
  for (const [family, mode, pool] of [
    ['IPv4', draft.ipv4_mode, draft.ipv4_pool],
    ['IPv6', draft.ipv6_mode, draft.ipv6_pool],
  ] as const) {
    if (mode !== null && !modes[family].includes(mode)) refuse(400, `Unsupported ${family} address mode ${mode}`)
    if (mode === 'pool' && pool === null) {
      refuse(400, `Specifying an ${family} address mode of 'pool' requires an address pool.`)
    }
    if (pool !== null && mode !== 'pool') {
      refuse(409, `Specifying an ${family} address pool requires setting the address mode to 'pool'`)
    }
  }
}

function checkVlan(c: Call, draft: Draft, below: readonly model.Interface[], own: model.Interface | undefined): void {
  if (draft.vlan_id === null) refuse(400, 'VLAN id must be specified.')
  const [lower] = below
  if (lower === undefined) refuse(400, 'A VLAN interface must use one lower interface')
  if (lower.iftype === 'vlan') refuse(400, 'VLAN interfaces cannot be created over existing VLAN interfaces')
  const others = c.region
    .of(model.interfaces)
    .where({ihost_uuid: draft.ihost_uuid})
    .filter((one) => one.uuid !== own?.uuid && one.vlan_id === draft.vlan_id)
  if (draft.ifclass === 'platform' && others.some((one) => one.ifclass === 'platform')) {
    refuse(400, `VLAN id ${draft.vlan_id} already in use on another platform interface`)
  }
  if (others.some((one) => one.uses[0] === lower.ifname)) {
    refuse(400, `VLAN id ${draft.vlan_id} already in use on interface ${lower.ifname}`)
  }
  if (lower.ifclass === 'data' && draft.ifclass === 'platform') {
    refuse(400, 'Platform VLAN interface cannot be created over a data interface ')
  }
  if (lower.ifclass === 'platform' && draft.ifclass === 'data') {
    refuse(400, 'Data VLAN interface cannot be created over a platform interface ')
  }
}

function checkBond(c: Call, draft: Draft, below: readonly model.Interface[], own: model.Interface | undefined): void {
  if (draft.aemode === null || !aeModes.includes(draft.aemode)) {
    refuse(400, `Invalid aggregated ethernet mode '${draft.aemode ?? 'None'}' `)
  }
  if (draft.aemode === 'active_standby') {
    if (draft.txhashpolicy !== null) {
      refuse(
        400,
        `Device interface with interface type 'aggregated ethernet' in '${draft.aemode}' mode should not specify a Tx Hash Policy.`,
      )
    }
  } else if (draft.txhashpolicy === null) {
    refuse(
      400,
      "Device interface with 'aggregated ethernet' interface type in 'balanced' or '802.3ad' mode require a valid Tx Hash Policy.",
    )
  }
  if (draft.ifclass !== 'platform' && draft.ifclass !== 'data') {
    refuse(400, "Device interface class with interface type 'aggregated ethernet' must be 'platform' or 'data' ")
  }
  if (draft.ifclass === 'data' && draft.aemode !== 'active_standby' && draft.txhashpolicy !== 'layer2') {
    refuse(
      400,
      "Device interface with interface class 'data', and interface type 'aggregated ethernet' must have a Tx Hash Policy of 'layer2'.",
    )
  }
  if (below.length === 0) refuse(400, 'A port must be selected.')
  for (const member of below) {
    const bond = usersOf(c.region, member).find((one) => one.iftype === 'ae' && one.uuid !== own?.uuid)
    if (bond !== undefined) {
      refuse(
        400,
        `Interface '${member.ifname}' is already used by another 'aggregated ethernet' interface '${bond.ifname}'`,
      )
    }
    if (member.ifclass !== null && member.ifclass !== 'none') {
      refuse(
        400,
        "All interfaces being used in an 'aggregated ethernet' interface must have the interface class set to 'none'.",
      )
    }
  }
}

function checkSriov(c: Call, draft: Draft, own: model.Interface | undefined): void {
  if (draft.sriov_numvfs === null) refuse(400, 'Value for number of SR-IOV VFs must be specified.')
  if (draft.sriov_numvfs <= 0) refuse(400, 'Value for number of SR-IOV VFs must be > 0.')
  checkDriver(draft)
  const [port] = own === undefined ? [] : portsOf(c, own)
  if (port === undefined) refuse(400, 'Exactly one port must be enabled.')
  if (port.sriov_totalvfs === null || port.sriov_totalvfs === 0) {
    refuse(400, "SR-IOV can't be configured on this interface")
  }
  if (draft.sriov_numvfs > port.sriov_totalvfs) {
    refuse(400, `The interface support a maximum of ${port.sriov_totalvfs} VFs`)
  }
}

function checkDriver({sriov_vf_driver: driver}: Draft): void {
  if (driver !== null && driver !== 'vfio' && driver !== 'netdevice') {
    refuse(400, 'Value for SR-IOV VF driver must be one of vfio, netdevice')
  }
}

/** Virtual functions are taken from those that the interface below has left; one stays with it. */
function checkFunctions(
  c: Call,
  draft: Draft,
  below: readonly model.Interface[],
  own: model.Interface | undefined,
): void {
  if (draft.ifclass !== 'pci-sriov') refuse(400, 'VF interfaces must have an interface class of pci-sriov')
  const [lower] = below
  if (lower === undefined || below.length !== 1) refuse(400, 'VF interfaces can only use one lower pci-sriov interface')
  if (lower.ifclass !== 'pci-sriov') {
    refuse(400, 'VF interfaces must be created over an interface of class pci-sriov')
  }
  const wanted = draft.sriov_numvfs ?? 0
  if (wanted <= 0) refuse(400, 'Value for number of SR-IOV VFs must be > 0.')
  checkDriver(draft)
  const used = usersOf(c.region, lower)
    .filter((one) => one.iftype === 'vf' && one.uuid !== own?.uuid)
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

function checkMtu(c: Call, draft: Draft, below: readonly model.Interface[], own: model.Interface | undefined): void {
  for (const lower of draft.iftype === 'ae' ? [] : below) {
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
