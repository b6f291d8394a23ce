import {type Finding, fail, ok, warn} from '../finding.js'
import {familyOf, overlap, type Subnet, subnetOf} from './network.js'

/** The keys of a file of settings. */
export type SiteValues = Readonly<Record<string, unknown>>

/** A finding about one key, so that whoever made the values can point at its origin. */
export type ValueFinding = Finding & {key?: string}

const INSTALL_KEYS = {
  needed: ['bootstrap_interface', 'bootstrap_address', 'bootstrap_address_prefix', 'install_type'],
  bmc: ['bmc_address', 'bmc_username'],
  optional: [
    ...['software_version', 'nexthop_gateway', 'network_address', 'network_mask', 'console_type', 'bootstrap_vlan'],
    ...['rootfs_device', 'boot_device', 'rd.net.timeout.ipv6dad', 'no_check_certificate', 'persistent_size'],
    ...['hw_settle', 'extra_boot_params', 'wipe_osds', 'rvmc_debug_level', 'bmc_ciphersuite', 'image', 'bmc_password'],
  ],
}

const BOOTSTRAP_KEYS = [
  'name',
  'system_mode',
  'systemcontroller_gateway_address',
  'external_oam_subnet',
  'external_oam_gateway_address',
  'external_oam_floating_address',
]

export const textOf = (values: SiteValues, key: string): string => {
  const value = values[key]
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value)
}

const whole = (value: unknown, least: number, most = Number.POSITIVE_INFINITY) =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most

/** Collects what is wrong with values; a key is looked at once, and only where it is given. */
class Look {
  readonly findings: ValueFinding[] = []

  constructor(
    readonly file: string,
    readonly values: SiteValues,
  ) {}

  fail(key: string, what: string, fix: string): void {
    this.findings.push({...fail(this.file, `${key} ${what}`, fix), key})
  }

  need(...keys: string[]): void {
    for (const key of keys) if (textOf(this.values, key) === '') this.fail(key, 'is missing', `add ${key}`)
  }

  address(key: string): string | undefined {
    const text = textOf(this.values, key)
    if (text === '') return undefined
    if (familyOf(text)) return text
    this.fail(key, `is no IP address: ${text}`, 'write one address, without a prefix')
    return undefined
  }

  subnet(key: string): Subnet | undefined {
    const text = textOf(this.values, key)
    if (text === '') return undefined
    const subnet = subnetOf(text.split(',')[0] ?? '')
    if (!subnet) this.fail(key, `is no subnet: ${text}`, 'write it as 10.1.2.0/24 or fd00:1::/64')
    return subnet
  }

  within(key: string, subnet: Subnet | undefined): void {
    const address = textOf(this.values, key).split(',')[0] ?? ''
    if (address === '' || !subnet) return
    const family = familyOf(address)
    if (!family) this.fail(key, `is no IP address: ${address}`, `write an address in ${subnet.text}`)
    else if (family !== subnet.family) this.fail(key, `is not IPv${subnet.family}: ${address}`, 'use one family')
    else if (!subnet.has(address)) this.fail(key, `is outside ${subnet.text}: ${address}`, 'correct one of them')
  }

  done(what: string): ValueFinding[] {
    return this.findings.some(({state}) => state === 'fail') ? this.findings : [...this.findings, ok(this.file, what)]
  }
}

export function inspectInstallValues(values: SiteValues): ValueFinding[] {
  const look = new Look('install values', values)
  look.need(...INSTALL_KEYS.needed, ...INSTALL_KEYS.bmc)
  const known = [...INSTALL_KEYS.needed, ...INSTALL_KEYS.bmc, ...INSTALL_KEYS.optional]
  for (const key of Object.keys(values)) {
    if (known.includes(key)) continue
    look.findings.push({...warn(look.file, `${key} is not known`, 'check its spelling'), key})
  }
  if ('install_type' in values && !whole(values['install_type'], 0, 5)) {
    look.fail(
      'install_type',
      'is not a whole number from 0 to 5',
      '2 is an all-in-one with a serial console, 3 with a graphical one',
    )
  }
  if ('persistent_size' in values && !whole(values['persistent_size'], 30_000)) {
    look.fail('persistent_size', 'is not at least 30000 (MB)', 'leave it out, or raise it')
  }
  const bootstrap = look.address('bootstrap_address')
  for (const key of ['bmc_address', 'nexthop_gateway']) {
    const address = look.address(key)
    if (!address || !bootstrap || familyOf(address) === familyOf(bootstrap)) continue
    look.fail(key, `is not of the family of bootstrap_address: ${address}`, 'use IPv4 or IPv6 for both')
  }
  const prefix = values['bootstrap_address_prefix']
  const longest = bootstrap && familyOf(bootstrap) === 6 ? 128 : 32
  if (prefix !== undefined && !whole(Number(prefix), 1, longest)) {
    look.fail('bootstrap_address_prefix', `is not from 1 to ${longest}`, 'write the number of bits only')
  } else if (bootstrap && prefix !== undefined) {
    look.within('nexthop_gateway', subnetOf(`${bootstrap}/${prefix}`))
  }
  return look.done('keys and addresses are in order')
}

export function inspectBootstrapValues(values: SiteValues): ValueFinding[] {
  const look = new Look('bootstrap values', values)
  look.need(...BOOTSTRAP_KEYS)
  const admin = textOf(values, 'admin_subnet') !== ''
  const kinds = admin ? ['management', 'admin'] : ['management']
  for (const kind of kinds) look.need(`${kind}_subnet`, `${kind}_start_address`, `${kind}_end_address`)
  look.need(`${admin ? 'admin' : 'management'}_gateway_address`)
  const mode = textOf(values, 'system_mode')
  if (mode !== '' && !['simplex', 'duplex', 'duplex-direct'].includes(mode)) {
    look.fail('system_mode', `is ${mode}`, 'use simplex, duplex or duplex-direct')
  }
  if (/^\d+$/.test(textOf(values, 'name'))) look.fail('name', 'has no letters', 'names of digits only are refused')
  const subnets = kinds.map((kind) => {
    const subnet = look.subnet(`${kind}_subnet`)
    for (const part of ['start', 'end', 'gateway']) look.within(`${kind}_${part}_address`, subnet)
    return subnet
  })
  const oam = look.subnet('external_oam_subnet')
  for (const part of ['gateway', 'floating']) look.within(`external_oam_${part}_address`, oam)
  for (const subnet of subnets) {
    if (subnet && oam && overlap(subnet, oam)) {
      look.fail('external_oam_subnet', `overlaps with ${subnet.text}`, 'keep the networks apart')
    }
  }
  return look.done('keys and networks are in order')
}
