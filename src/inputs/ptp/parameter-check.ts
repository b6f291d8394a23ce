import {isIP, isIPv4, isIPv6} from 'node:net'
import {InputError} from '../error.js'

/** What the official client refuses before it asks; the server would take these, and the daemons would not start. */
export function checkParameters(
  service: string,
  op: 'add' | 'remove',
  section: string,
  words: readonly string[],
): void {
  if (service === 'ptp4l' && section.startsWith('unicast_master_table')) checkMasterTable(words)
  else if (op === 'remove') return
  else if (service === 'gnss-monitor') for (const word of words) checkName(word, gnssParameters)
  else if (service === 'dpll-mgr') checkDpllSection(section)
  else if (service === 'clock' && section === 'dpll') for (const word of words) checkPin(word)
}

const gnssParameters = ['devices', 'satellite_count', 'signal_quality_db', 'cmdline_opts']

const pinStates = ['selectable', 'disconnected', 'connected']
const pinParameters = [
  ...['pin_priority_gnss', 'pin_priority_synce', 'pin_priority_ptp', 'pin_priority_ext'],
  ...['pin_state_synce', 'pin_state_ptp', 'pin_state_ext'],
]

const dpllSections = [
  ...['global', 'channels', 'dpll', 'dpll_policy', 'ptp', 'ptp_profiles', 'ptp_primary_attributes'],
  ...['ptp_secondary_defaults', 'ptp_secondary_attributes', 'synce', 'ql_map', 'inputs_ql'],
]

const isInteger = (value: string) => /^[+-]?\d+$/.test(value)

const masterTable: Record<string, {accepts: (value: string) => boolean; otherwise: string}> = {
  table_id: {accepts: (value) => isInteger(value) && Number(value) > 0, otherwise: 'not positive integer'},
  logQueryInterval: {accepts: isInteger, otherwise: 'not integer'},
  peer_address: {accepts: (value) => isIP(value) !== 0, otherwise: 'not IPv4/6 address'},
  L2: {accepts: (value) => /^(?:[\da-f]{2}:){5}[\da-f]{2}$/i.test(value), otherwise: 'not MAC address'},
  UDPv4: {accepts: isIPv4, otherwise: 'not IPv4 address'},
  UDPv6: {accepts: isIPv6, otherwise: 'not IPv6 address'},
}
const once = ['table_id', 'logQueryInterval', 'peer_address']
const transports = ['L2', 'UDPv4', 'UDPv6']

/** The sections of a configuration for the DPLL manager. */
export function checkDpllSections(sections: readonly string[]): void {
  const unknown = sections.find((section) => !dpllSections.includes(section))
  if (unknown !== undefined) refuse(`Unsupported section '${unknown}'. Supported: ${listOf(dpllSections)}`)
}

function checkDpllSection(section: string): void {
  if (dpllSections.includes(section)) return
  refuse(`Section '${section}' is not supported for dpll-mgr. Supported: ${listOf(dpllSections)}`)
}

function checkPin(word: string): void {
  const [name, value] = pairOf(word)
  if (!pinParameters.includes(name)) {
    refuse(`Parameter '${name}' is not supported for clock section=dpll. Supported: ${listOf(pinParameters)}`)
  }
  if (name.startsWith('pin_priority_') && !(isInteger(value) && Number(value) >= 0 && Number(value) <= 14)) {
    refuse(`Invalid priority value '${value}' for ${name}. Must be integer 0-14.`)
  }
  if (name.startsWith('pin_state_') && !pinStates.includes(value)) {
    refuse(`Invalid state '${value}' for ${name}. Must be one of: ${listOf(pinStates)}`)
  }
}

function checkMasterTable(words: readonly string[]): void {
  const names = words.map((word) => {
    const [name, value] = checkName(word, Object.keys(masterTable))
    const format = masterTable[name]
    if (format && !format.accepts(value)) refuse(`Bad PTP parameter keypair: ${word} error: ${format.otherwise}`)
    return name
  })
  const twice = once.find((name) => names.indexOf(name) !== names.lastIndexOf(name))
  const bad = 'Bad PTP parameter keypair, error:'
  if (twice) refuse(`${bad} Repetition/Duplication not supported for parameter: ${twice}`)
  const used = transports.filter((name) => names.includes(name))
  if (used.length > 1) refuse(`${bad} ${used.join(', ')}: these parameters can not be mixed`)
}

function checkName(word: string, allowed: readonly string[]): [string, string] {
  const [name, value] = pairOf(word)
  if (!allowed.includes(name)) refuse(`Parameter ${name} is not supported. Supported parameters:${listOf(allowed)}`)
  return [name, value]
}

function pairOf(word: string): [string, string] {
  const equals = word.indexOf('=')
  if (equals < 0) refuse(`Bad PTP parameter keypair: ${word}`)
  return [word.slice(0, equals), word.slice(equals + 1)]
}

const listOf = (names: readonly string[]) => `['${names.join("', '")}']`

function refuse(message: string): never {
  throw new InputError(message)
}
