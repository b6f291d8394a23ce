import {isIP} from 'node:net'
import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {networkPools, networks, pools} from '../network/model.js'
import {wishes} from '../resource/change.js'
import {dnses, ntps} from './model.js'

const mostServers = 3
const name = /^(?!-)[a-z\d-]{1,63}(?<!-)(\.(?!-)[a-z\d-]{1,63}(?<!-))*\.?$/i
/** How clients ask for none. */
const none = 'NC'

const split = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** The servers that a patch asks for; what it had where the patch does not speak of them. */
function wanted(c: Call, field: string, had: string): string[] {
  const wish = wishes(c, [field, 'action'])
  const servers = split(field in wish ? String(wish[field] ?? '') : had)
  return servers.includes(none) ? [] : servers
}

function checkCount(servers: readonly string[], title: string): void {
  if (servers.length <= mostServers) return
  refuse(
    400,
    `Maximum ${title} supported: ${mostServers} but provided: ${servers.length}. ` +
      `Please configure a valid list of ${title}.`,
  )
}

const isAddress = (text: string): boolean => isIP(text) > 0

export function nameServersWanted(c: Call, had: string): string {
  const servers = wanted(c, 'nameservers', had)
  const families = oamFamilies(c)
  for (const server of servers) {
    if (!isAddress(server)) {
      refuse(400, `Invalid DNS nameserver target address ${server} Please configure a valid DNS address.`)
    }
    if (families.length > 0 && !families.includes(isIP(server))) {
      refuse(400, `IP version mismatch: was expecting IPv${families[0]}, IPv${isIP(server)} received`)
    }
  }
  if (servers.length === 0 && split(c.region.of(ntps).all()[0]?.ntpservers ?? '').some((one) => !isAddress(one))) {
    refuse(
      400,
      'At least  one DNS server must be used when any NTP server address is using FQDN. Alternatively, use IPv4 or ' +
        'IPv6 forNTP server address and then delete DNS servers.',
    )
  }
  checkCount(servers, 'DNS nameservers')
  return servers.join(',')
}

/** Requests for names leave through the OAM network. */
function oamFamilies(c: Call): number[] {
  const oam = c.region.of(networks).find({type: 'oam'})
  return c.region
    .of(networkPools)
    .where({network_uuid: oam?.uuid ?? ''})
    .flatMap((row) => c.region.of(pools).get(row.address_pool_uuid)?.family ?? [])
}

export function timeServersWanted(c: Call, had: string): string {
  const servers = wanted(c, 'ntpservers', had)
  const named = split(c.region.of(dnses).all()[0]?.nameservers ?? '').length > 0
  for (const server of servers) {
    if (isAddress(server)) continue
    if (!name.test(server)) {
      refuse(
        400,
        `Hostname ${server} is invalid.  Hostname may not begin or end with a dash. Each segment is 1 to 63 chars ` +
          'long and valid characters are A-Z, a-z,  and 0-9. Please configure valid hostname.',
      )
    }
    if (/^[\d.]+$/.test(server))
      refuse(400, `Invalid NTP server ${server} Please configure a valid NTP IP address or hostname.`)
    if (!named) {
      refuse(
        400,
        'A DNS server must be configured prior to configuring any NTP server address as FQDN. Alternatively, specify ' +
          'the NTP server as an IP address',
      )
    }
  }
  checkCount(servers, 'NTP servers')
  return servers.join(',')
}
