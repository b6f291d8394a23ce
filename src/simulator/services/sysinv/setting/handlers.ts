import {isIP} from 'node:net'
import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {changeConfiguration, controllers, everyHost} from '../configuration/change.js'
import {changed, integer, text, wishes} from '../resource/change.js'
import {rowAsked, showRow} from '../resource/resource.js'
import {nameServersWanted, timeServersWanted} from './servers.js'
import {dnsResource, ntpResource, remoteLoggingResource} from './show.js'

export function patchDns(c: Call<'uuid'>) {
  const row = rowAsked(c, dnsResource)
  const nameservers = nameServersWanted(c, row.nameservers)
  if (nameservers === row.nameservers) return showRow(c, dnsResource, row)
  changeConfiguration(c, {personalities: controllers, takes: 'effect'})
  return changed(c, dnsResource, row.uuid, {nameservers})
}

export function patchNtp(c: Call<'uuid'>) {
  const row = rowAsked(c, ntpResource)
  const ntpservers = timeServersWanted(c, row.ntpservers)
  if (ntpservers === row.ntpservers) return showRow(c, ntpResource, row)
  changeConfiguration(c, {personalities: controllers, takes: 'restart'})
  return changed(c, ntpResource, row.uuid, {ntpservers})
}

const transports = ['udp', 'tls', 'tcp'] as const

export function patchRemoteLogging(c: Call<'uuid'>) {
  const row = rowAsked(c, remoteLoggingResource)
  const wish = wishes(c, ['ip_address', 'enabled', 'transport', 'port', 'key_file', 'action'])
  const transport = 'transport' in wish ? String(wish['transport']) : row.transport
  const known = transports.find((one) => one === transport)
  if (known === undefined) {
    refuse(
      400,
      `Invalid input for field/attribute transport. Value: '${transport}'. Value should be one of: ${transports.join(', ')}`,
    )
  }
  const enabled = 'enabled' in wish ? switched(wish['enabled']) : row.enabled
  const port = 'port' in wish ? integer('port', wish['port']) : row.port
  const address = 'ip_address' in wish ? text(wish['ip_address']) : row.ip_address
  if (address === null) refuse(400, 'No remote logging provided.')
  if (isIP(address) === 0) {
    refuse(400, `Expected an IPv4 or IPv6 address but received ${address}.`)
  }
  if (port < 0) refuse(400, `Invalid port: ${port}`)
  const key_file = 'key_file' in wish ? text(wish['key_file']) : row.key_file
  if (wish['action'] === 'apply') changeConfiguration(c, {personalities: everyHost, takes: 'effect'})
  return changed(c, remoteLoggingResource, row.uuid, {ip_address: address, enabled, transport: known, port, key_file})
}

function switched(value: unknown): boolean {
  const word = String(value).toLowerCase()
  if (['true', 't', 'yes', 'y', 'on', '1'].includes(word)) return true
  if (['false', 'f', 'no', 'n', 'off', '0'].includes(word)) return false
  return refuse(
    400,
    `Invalid input for field/attribute enabled. Value: '${value}'. ` +
      `Value should be one of: '0', '1', 'f', 'false', 'n', 'no', 'off', 'on', 't', 'true', 'y', 'yes'`,
  )
}

export const notPermitted = () => refuse(403, 'Operation not permitted.')
