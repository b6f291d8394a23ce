import {isIP} from 'node:net'
import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {takeAddresses} from '../network/allotment.js'
import {subfunctionsOf} from '../plan/system.js'
import {backends} from '../record/ceph.js'
import {type Host, hosts} from '../record/host.js'
import {isSimplex} from '../record/system.js'
import {deploymentModel} from '../storage/deployment.js'

/** What a host may be called, and which kinds of host a system takes in. */

export const isAddress = (text: string): boolean => isIP(text) !== 0

export const isMac = (text: string): boolean => /^([0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i.test(text)

export function named(hostname: string, personality: string): string {
  if (personality === 'worker' || personality === 'edgeworker') {
    if (!/^[\w.-]+$/.test(hostname)) {
      refuse(400, 'Name may only contain letters, numbers, underscores, periods and hyphens.')
    }
    if (hostname.length > 255) refuse(400, 'Name restricted to at most 255 characters.')
    if (hostname === 'controller-0' || hostname === 'controller-1' || hostname.startsWith('storage')) {
      refuse(400, `${hostname} Reject attempt to configure invalid hostname for personality ${personality}.`)
    }
  } else if (personality === 'controller') {
    if (hostname !== 'controller-0' && hostname !== 'controller-1') {
      refuse(400, "Host with personality=controller can only have a hostname from ['controller-0', 'controller-1']")
    }
  } else if (personality === 'storage') {
    if (!/^storage-\d+$/.test(hostname)) {
      refuse(400, 'Host with personality=storage can only have a hostname starting with storage-(number)')
    }
  } else {
    refuse(400, `${hostname}: Reject attempt to configure with invalid personality=${personality} `)
  }
  return hostname
}

/** An All-in-one system has controllers, and workers if it is duplex. */
export function personalityFits(c: Call, personality: string): void {
  const plan = c.sim.ask('region', c.region.name)
  if (personality === 'controller' || plan?.systemType !== 'All-in-one') return
  if (personality === 'worker' && !isSimplex(c.region)) return
  refuse(400, `Personality [${personality}] for host is not compatible with installed software. `)
}

/** The names of controllers and storage hosts follow from which are there already. */
export function provision(c: Call, personality: string, hostname: string | null): Partial<Host> {
  const name = nameFor(c, personality, hostname)
  if (c.region.of(hosts).find({hostname: name}) !== undefined) refuse(400, 'Host-add Rejected: Hostname already exists')
  const plan = c.sim.ask('region', c.region.name)
  return {
    hostname: name,
    personality: personality as Host['personality'],
    subfunctions: subfunctionsOf(personality, plan?.systemType === 'All-in-one'),
    invprovision: 'unprovisioned',
    inv_state: 'reinstalling',
    mgmt_ip: takeAddresses(c, name),
  }
}

function nameFor(c: Call, personality: string, hostname: string | null): string {
  const known = new Set(
    c.region
      .of(hosts)
      .all()
      .map((host) => host.hostname),
  )
  if (personality === 'controller') {
    const free = ['controller-0', 'controller-1'].find((name) => !known.has(name))
    if (free !== undefined) return free
    refuse(400, 'Two controller nodes have already been configured. This host can not be configured as a controller.')
  }
  if (personality === 'storage') {
    if (c.region.of(backends).find({backend: 'ceph', state: 'configured'}) === undefined) {
      refuse(400, 'Storage nodes can only be configured if storage cluster is configured for the Ceph backend.')
    }
    const model = deploymentModel(c.region)
    if (model !== 'storage-nodes' && model !== 'undefined') {
      refuse(400, `Storage nodes can not be configured for the '${model}' storage model.`)
    }
    if (hostname !== null && !known.has(hostname)) return named(hostname, personality)
    for (let n = 0; ; n += 1) if (!known.has(`storage-${n}`)) return `storage-${n}`
  }
  return named(hostname ?? '', personality)
}
