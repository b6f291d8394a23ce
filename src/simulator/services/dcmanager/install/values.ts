import {refuse} from '../../../http/refusal.js'
import {type Address, parseAddress} from '../../../ip-address.js'
import type {Simulation} from '../../../simulation.js'
import {imageOf} from '../central/release.js'
import {InvalidValue, networksOf} from '../values/address.js'
import {canonical} from '../values/bootstrap.js'
import {checkEncoding} from '../values/password.js'
import {given, textOf, type Values} from '../values/values.js'

const mandatory = [
  'bootstrap_interface',
  'bootstrap_address',
  'bootstrap_address_prefix',
  'install_type',
  'bmc_address',
  'bmc_username',
  'bmc_password',
]

export interface InstallContext {
  /** from the form, where it is not in the file */
  readonly bmcPassword: string
  readonly bootstrapAddress: string
  readonly softwareVersion: string
  readonly oamVersion: 4 | 6 | undefined
  /** somebody boots the server at the site: no BMC is needed */
  readonly onSite: boolean
  /** what was stored before */
  readonly stored: Values | null
}

/** The values of a remote installation, checked in the server's order, as they are stored. */
export function checkInstallValues(sim: Simulation, values: Values, context: InstallContext): Values {
  const {bmcPassword, onSite} = context
  if (bmcPassword === '' && !onSite) refuse(400, 'subcloud bmc_password required')
  if (bmcPassword !== '') checkEncoding(bmcPassword, 'bmc_password')
  const complete: Record<string, unknown> = {...values, ...(bmcPassword === '' ? {} : {bmc_password: bmcPassword})}
  checkVersion(complete, context)
  checkWhole(complete, 'persistent_size', 30_000, 'MB')
  checkWhole(complete, 'hw_settle', 0, 'seconds')
  if ('extra_boot_params' in complete && ['', null, 'None'].includes(complete['extra_boot_params'] as string | null)) {
    refuse(400, 'The install value extra_boot_params must not be empty.')
  }
  checkMandatory(complete, context)
  if (!onSite) {
    complete['image'] = imageOf(sim, textOf(complete, 'software_version'))
    const type = complete['install_type']
    if (!(typeof type === 'number' && Number.isInteger(type) && type >= 0 && type <= 5)) {
      refuse(400, `install_type invalid: ${textOf(complete, 'install_type')}`)
    }
  }
  checkAddresses(complete, context)
  checkOthers(complete)
  for (const field of ['bootstrap_address', 'bmc_address', 'nexthop_gateway', 'network_address']) {
    if (given(complete, field)) complete[field] = canonical(textOf(complete, field))
  }
  return complete
}

function checkVersion(values: Record<string, unknown>, {softwareVersion}: InstallContext): void {
  if (!given(values, 'software_version')) {
    values['software_version'] = softwareVersion
    return
  }
  // YAML reads 26.10 as a number.
  const said = values['software_version']
  const text = typeof said === 'number' ? said.toFixed(2) : String(said)
  if (softwareVersion !== '' && text !== softwareVersion) {
    refuse(
      400,
      `The software_version value ${text} in the install values yaml file does not match with the specified/current ` +
        `software version of ${softwareVersion}. Please correct or remove this parameter from the yaml file and try again.`,
    )
  }
}

function checkWhole(values: Values, field: string, least: number, unit: string): void {
  const value = values[field]
  if (!(field in values)) return
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    refuse(400, `The install value ${field} (in ${unit}) must be a whole number greater than or equal to ${least}`)
  }
  if (value < least) refuse(400, `${field} of ${value} ${unit} is less than ${least}`)
}

function checkMandatory(values: Values, {onSite, stored}: InstallContext): void {
  for (const field of onSite ? ['bootstrap_interface'] : mandatory) {
    if (field in values) continue
    const before = stored === null ? '' : `, existing ${field} in DB: ${textOf(stored, field)}`
    refuse(400, `Mandatory install value ${field} not present${before}`)
  }
}

function addressOf(values: Values, field: string): Address {
  const text = textOf(values, field)
  const found = parseAddress(text)
  const said = text === '' ? 'None' : `'${text}'`
  return found ?? refuse(400, `${field} invalid: failed to detect a valid IP address from ${said}`)
}

function checkAddresses(values: Record<string, unknown>, {bootstrapAddress, oamVersion, stored}: InstallContext): void {
  if (!given(values, 'bootstrap_address')) {
    const known = bootstrapAddress || (stored === null ? '' : textOf(stored, 'bootstrap_address'))
    values['bootstrap_address'] = known || refuse(400, 'bootstrap_address required')
  }
  const bootstrap = addressOf(values, 'bootstrap_address')
  const alike = (field: string): Address => {
    const address = addressOf(values, field)
    if (address.version !== bootstrap.version) {
      refuse(400, `${field} and bootstrap_address must be the same IP version`)
    }
    return address
  }
  if (given(values, 'bmc_address')) {
    const bmc = alike('bmc_address')
    if (oamVersion !== undefined && bmc.version !== oamVersion) {
      refuse(400, 'bmc_address and primary OAM network must be the same IP version')
    }
  }
  if (given(values, 'nexthop_gateway')) alike('nexthop_gateway')
  if (given(values, 'network_address')) checkRoute(values, bootstrap)
}

function checkRoute(values: Values, bootstrap: Address): void {
  if (!given(values, 'nexthop_gateway')) refuse(400, 'nexthop_gateway is required when network_address is present')
  if (!given(values, 'network_mask')) refuse(400, 'The network mask is required when network address is present')
  try {
    const [network] = networksOf(`${textOf(values, 'network_address')}/${textOf(values, 'network_mask')}`, 1)
    if (network?.version !== bootstrap.version) {
      refuse(400, 'network address and bootstrap address must be the same IP version')
    }
  } catch (error) {
    if (!(error instanceof InvalidValue)) throw error
    refuse(400, `network address invalid: ${error.message}`)
  }
}

function checkOthers(values: Values): void {
  const timeout = 'rd.net.timeout.ipv6dad'
  if (timeout in values) {
    const seconds = Number(values[timeout])
    if (!Number.isInteger(seconds))
      refuse(400, `${timeout} invalid: '${textOf(values, timeout)}' is not a whole number`)
    if (seconds <= 0) refuse(400, `${timeout} must be greater than 0: ${seconds}`)
  }
  if ('rvmc_debug_level' in values) {
    const level = Number(values['rvmc_debug_level'])
    if (!Number.isInteger(level)) {
      refuse(400, `Invalid value of rvmc_debug_level: '${textOf(values, 'rvmc_debug_level')}' is not a whole number`)
    }
    if (level < 0 || level > 4) refuse(400, 'rvmc_debug_level must be an integer between 0 and 4.')
  }
}

/** Values of an older installation serve again where they are whole. */
export function storedInstallValues(stored: Values | null): Values {
  if (stored === null) return refuse(400, 'Failed to read data install from db')
  for (const field of mandatory) if (!(field in stored)) refuse(400, `Failed to get ${field} from data_install`)
  return stored
}
