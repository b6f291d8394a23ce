import {familyOf} from '../addressing/network.js'
import type {Apis} from '../cli/apis.js'
import {CommandFailure} from '../cli/failure.js'
import {inParallel} from '../cli/parallel.js'
import {subcloudGroups} from '../client/dcmanager/group.js'
import {peerGroups} from '../client/dcmanager/peer-group.js'
import {type Subcloud, subclouds} from '../client/dcmanager/subcloud.js'
import type {InventoryRow} from '../views/inventory.js'

/** As many as dcmanager answers at once without making others wait. */
const AT_ONCE = 16

/** The fleet, or one subcloud of it. */
export async function inventory({dcmanager}: Apis, name?: string): Promise<InventoryRow[]> {
  const [all, groups, peers] = await Promise.all([
    subclouds(dcmanager).list({secondary: true}),
    subcloudGroups(dcmanager).list(),
    peerGroups(dcmanager).list(),
  ])
  const chosen = name === undefined ? all : all.filter((subcloud) => subcloud.name === name)
  if (chosen.length === 0 && name !== undefined) {
    const missed = {ref: name, among: all.map((subcloud) => subcloud.name)}
    const hint = 'see: stx subcloud list --all'
    throw new CommandFailure('not-found', `subcloud not found: ${name}`, hint, undefined, missed)
  }
  const groupNames = new Map(groups.map((group) => [group.id, group.name]))
  const peerNames = new Map(peers.map((group) => [group.id, group.peer_group_name]))
  return inParallel(chosen, AT_ONCE, async (subcloud) => ({
    name: subcloud.name,
    ansible_host: await address(subcloud, dcmanager),
    group: groupNames.get(subcloud.group_id ?? -1) ?? null,
    peer_group: peerNames.get(subcloud.peer_group_id ?? -1) ?? null,
    release: subcloud['software-version'] ?? null,
    availability: subcloud['availability-status'],
    management: subcloud['management-state'],
    deploy_status: subcloud['deploy-status'],
    location: subcloud.location ?? null,
    region: subcloud['region-name'] ?? null,
  }))
}

/** Only the subcloud itself knows it, so only one that is online is asked; dcmanager says `unavailable` where it failed. */
async function address(subcloud: Subcloud, dcmanager: Apis['dcmanager']): Promise<string | null> {
  if (subcloud['availability-status'] !== 'online') return null
  const {oam_floating_ip: found} = await subclouds(dcmanager).detail(String(subcloud.id))
  return found && familyOf(found) ? found : null
}

/** By what Ansible chooses hosts: the heading of each kind of group, and what of a subcloud names its group. */
const kinds: readonly [heading: string, of: (row: InventoryRow) => string | null][] = [
  ['group', ({group}) => group],
  ['peer_group', ({peer_group}) => peer_group],
  ['release', ({release}) => release],
  ['availability', ({availability}) => availability],
  ['management', ({management}) => management],
  ['location', ({location}) => location],
]

/** Ansible takes letters, digits and underscores. */
export const groupName = (heading: string, name: string): string =>
  `${heading}_${name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')}`

export function variablesOf({ansible_host, ...row}: InventoryRow): Record<string, unknown> {
  const own = Object.entries(row).map(([key, value]) => [`stx_${key}`, value])
  return {...(ansible_host === null ? {} : {ansible_host}), ansible_user: 'sysadmin', ...Object.fromEntries(own)}
}

/** What Ansible asks a dynamic inventory for. */
export function ansibleInventory(rows: readonly InventoryRow[]): Record<string, unknown> {
  const groups = new Map<string, string[]>()
  for (const row of rows) {
    for (const [heading, of] of kinds) {
      const name = of(row)
      if (!name) continue
      const key = groupName(heading, name)
      const there = groups.get(key) ?? []
      there.push(row.name)
      groups.set(key, there)
    }
  }
  const names = [...groups.keys()].sort()
  return {
    _meta: {hostvars: Object.fromEntries(rows.map((row) => [row.name, variablesOf(row)]))},
    all: {children: ['subclouds', ...names]},
    subclouds: {hosts: rows.map(({name}) => name)},
    ...Object.fromEntries(names.map((name) => [name, {hosts: groups.get(name)}])),
  }
}
