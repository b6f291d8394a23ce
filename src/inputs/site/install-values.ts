import {type Address, type Family, subnetOf} from '../../addressing/network.js'
import {Look, type SiteValues, type ValueFinding} from './site-values.js'

const NEEDED = [
  ...['bootstrap_interface', 'bootstrap_address', 'bootstrap_address_prefix', 'install_type'],
  ...['bmc_address', 'bmc_username'],
]
const OPTIONAL = [
  ...['software_version', 'nexthop_gateway', 'network_address', 'network_mask', 'console_type', 'bootstrap_vlan'],
  ...['rootfs_device', 'boot_device', 'rd.net.timeout.ipv6dad', 'no_check_certificate', 'persistent_size'],
  ...['hw_settle', 'extra_boot_params', 'wipe_osds', 'rvmc_debug_level', 'bmc_ciphersuite', 'image', 'bmc_password'],
]

const whole = (value: unknown, least: number, most = Number.POSITIVE_INFINITY) =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most

export interface InstallSurroundings {
  /** The family in which the subcloud is operated, and its board controller reached. */
  oam?: Family
}

/** What the server, or the installation itself, would refuse. */
export function inspectInstallValues(values: SiteValues, {oam}: InstallSurroundings = {}): ValueFinding[] {
  const look = new Look('install values', values)
  look.need(...NEEDED)
  for (const key of look.misspelt([...NEEDED, ...OPTIONAL])) look.warn(key, 'is not known', 'check its spelling')
  inspectNumbers(look)
  const bootstrap = look.address('bootstrap_address')
  const bmc = look.address('bmc_address')
  const gateway = look.address('nexthop_gateway')
  const alike = (key: string, address: Address | undefined) => {
    if (!address || !bootstrap || address.family === bootstrap.family) return
    look.fail(key, `is not of the family of bootstrap_address: ${address.text}`, 'use IPv4 or IPv6 for both')
  }
  alike('bmc_address', bmc)
  alike('nexthop_gateway', gateway)
  if (bmc && oam && bmc.family !== oam && bmc.family === bootstrap?.family) {
    look.fail('bmc_address', `is not of the family of external_oam_subnet: ${bmc.text}`, `use IPv${oam} for both`)
  }
  inspectPrefix(look, bootstrap)
  inspectRoute(look, bootstrap)
  return look.done('keys and addresses are in order')
}

function inspectNumbers(look: Look): void {
  const {values} = look
  if ('install_type' in values && !whole(values['install_type'], 0, 5)) {
    const fix = '2 is an all-in-one with a serial console, 3 with a graphical one'
    look.fail('install_type', 'is not a whole number from 0 to 5', fix)
  }
  if ('persistent_size' in values && !whole(values['persistent_size'], 30_000)) {
    look.fail('persistent_size', 'is not at least 30000 (MB)', 'leave it out, or raise it')
  }
  if ('hw_settle' in values && !whole(values['hw_settle'], 0)) {
    look.fail('hw_settle', 'is not a whole number (seconds)', 'leave it out, or write 0 or more')
  }
  if ('rd.net.timeout.ipv6dad' in values && !whole(Number(values['rd.net.timeout.ipv6dad']), 1)) {
    look.fail('rd.net.timeout.ipv6dad', 'is not a whole number above 0 (seconds)', 'leave it out, or raise it')
  }
  if ('rvmc_debug_level' in values && !whole(Number(values['rvmc_debug_level']), 0, 4)) {
    look.fail('rvmc_debug_level', 'is not a whole number from 0 to 4', 'leave it out')
  }
  if ('extra_boot_params' in values && ['', 'None'].includes(look.text('extra_boot_params'))) {
    look.fail('extra_boot_params', 'is empty', 'leave it out')
  }
}

function inspectPrefix(look: Look, bootstrap: Address | undefined): void {
  const prefix = look.values['bootstrap_address_prefix']
  if (prefix === undefined || prefix === null) return
  const longest = bootstrap?.family === 6 ? 128 : 32
  if (!whole(Number(prefix), 1, longest)) {
    look.fail('bootstrap_address_prefix', `is not from 1 to ${longest}`, 'write the number of bits only')
    return
  }
  const subnet = bootstrap && subnetOf(`${bootstrap.text}/${prefix}`)
  const gateway = look.text('nexthop_gateway')
  const known = look.findings.some(({key}) => key === 'nexthop_gateway')
  if (!subnet || gateway === '' || known || subnet.has(gateway)) return
  look.fail('nexthop_gateway', `is outside ${subnet.text}: ${gateway}`, 'correct one of them')
}

/** A route to one more network, through the gateway. */
function inspectRoute(look: Look, bootstrap: Address | undefined): void {
  const network = look.text('network_address')
  if (network === '') return
  look.need('nexthop_gateway', 'network_mask')
  const mask = look.text('network_mask')
  if (mask === '') return
  const subnet = subnetOf(`${network}/${mask}`)
  if (!subnet) look.fail('network_address', `is no subnet: ${network}/${mask}`, 'correct it, or network_mask')
  else if (bootstrap && subnet.family !== bootstrap.family) {
    look.fail('network_address', `is not of the family of bootstrap_address: ${network}`, 'use IPv4 or IPv6 for both')
  }
}
