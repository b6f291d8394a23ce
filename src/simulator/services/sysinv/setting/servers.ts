import {isIP} from 'node:net'
import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {patchOperations} from '../patch.js'

const mostServers = 3
const name = /^(?!-)[a-z\d-]{1,63}(?<!-)(\.(?!-)[a-z\d-]{1,63}(?<!-))*\.?$/i

interface Kind {
  readonly field: 'nameservers' | 'ntpservers'
  readonly title: 'DNS nameservers' | 'NTP servers'
  readonly names: boolean
}

export const nameServers: Kind = {field: 'nameservers', title: 'DNS nameservers', names: false}
export const timeServers: Kind = {field: 'ntpservers', title: 'NTP servers', names: true}

/** The list of servers that a patch asks for, checked; what it had where the patch does not speak of it. */
export function serversWanted(c: Call, {field, title, names}: Kind, had: string): string {
  let wanted = had
  for (const operation of patchOperations(c.body)) {
    if (operation.field === 'action') continue
    if (operation.field !== field) {
      refuse(400, `Couldn't apply patch. Reason: can't replace a non-existent object '${operation.field}'`)
    }
    wanted = operation.op === 'remove' ? '' : String(operation.value ?? '')
  }
  const servers = wanted.split(',').filter((one) => one !== '')
  if (servers.length > mostServers) {
    refuse(
      400,
      `Maximum ${title} supported: ${mostServers} but provided: ${servers.length}. ` +
        `Please configure a valid list of ${title}.`,
    )
  }
  for (const server of servers) {
    if (isIP(server) > 0) continue
    // Digits and dots only: meant as an address.
    if (!names || /^[\d.]+$/.test(server)) refuse(400, `Invalid IP address ${server} in the list of ${title}.`)
    if (!name.test(server)) refuse(400, `Hostname ${server} is invalid. Please configure a valid list of ${title}.`)
  }
  return servers.join(',')
}
