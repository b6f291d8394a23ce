import {isDeployStatus, meanings} from '../record/deploy-status.js'
import type {Subcloud} from '../record/model.js'
import {savedPayload} from '../rehome/data.js'
import {pythonJson} from '../values/values.js'
import type {Association, PeerGroup, SystemPeer} from './model.js'
import type {Site} from './site.js'

/** What is told to the peer about a group: everything is read before the first request. */
export interface Told {
  readonly local: {readonly uuid: string; readonly name: string}
  readonly peer: SystemPeer
  readonly group: PeerGroup
  readonly association: Association
  readonly members: readonly Subcloud[]
}

/** How many subclouds are told at once. */
const atOnce = 10

type Row = Record<string, unknown>

/** Makes the peer's group, association and secondary subclouds what they are here. */
export async function tellPeer(site: Site, told: Told): Promise<void> {
  const {local, peer, group, members} = told
  if ((await site.systemUuid()) !== peer.uuid) throw new Error(`the system at ${peer.endpoint} is not ${peer.uuid}`)
  const ourselves = await site.find(`/system-peers/${local.uuid}`)
  if (ourselves === undefined) throw new Error(`peer site ${peer.name} has no system peer for this site`)
  const remote = await tellGroup(site, told)
  const association = await tellAssociation(site, Number(remote['id']), Number(ourselves['id']))
  for (let at = 0; at < members.length; at += atOnce) {
    await Promise.all(members.slice(at, at + atOnce).map((one) => tellMember(site, one, peer.gateway, remote['id'])))
  }
  await forgetOthers(site, group.name, members)
  await site.send('PATCH', `/peer-group-associations/${association}`, {sync_status: 'in-sync'})
}

export async function tellGroup(site: Site, {local, group, association}: Told): Promise<Row> {
  const known = await site.find(`/subcloud-peer-groups/${encodeURIComponent(group.name)}`)
  const body = {
    'peer-group-name': group.name,
    'group-priority': association.priority,
    'group-state': group.state,
    'max-subcloud-rehoming': group.maxRehoming,
    'system-leader-id': local.uuid,
    'system-leader-name': local.name,
  }
  if (known === undefined) return site.send('POST', '/subcloud-peer-groups/', body)
  if (known['group_priority'] === 0) throw new Error('the peer group of the peer site has wrong priority 0')
  return site.send('PATCH', `/subcloud-peer-groups/${known['id']}`, body)
}

async function tellAssociation(site: Site, peerGroupId: number, systemPeerId: number): Promise<number> {
  const {peer_group_associations: all} = (await site.get('/peer-group-associations')) as {
    peer_group_associations: Row[]
  }
  const known = all.find((one) => one['peer-group-id'] === peerGroupId && one['system-peer-id'] === systemPeerId)
  if (known !== undefined) return Number(known['id'])
  const body = {peer_group_id: peerGroupId, system_peer_id: systemPeerId}
  return Number((await site.send('POST', '/peer-group-associations/', body))['id'])
}

async function tellMember(site: Site, subcloud: Subcloud, gateway: string, groupId: unknown): Promise<void> {
  const {'bootstrap-address': address, ...values} = savedPayload(subcloud)
  const known = await site.find(`/subclouds/${subcloud.region}`)
  const form = new FormData()
  const told = {...values, name: subcloud.name, systemcontroller_gateway_address: gateway}
  // JSON is YAML, too.
  form.set('bootstrap_values', new Blob([pythonJson(told)]), 'bootstrap.yml')
  if (subcloud.installValues !== null) {
    form.set('install_values', new Blob([pythonJson(subcloud.installValues)]), 'install.yml')
  }
  if (known === undefined) {
    form.set('bootstrap-address', String(address))
    form.set('secondary', 'true')
    form.set('region_name', subcloud.region)
    form.set('release', subcloud.softwareVersion)
    await site.send('POST', '/subclouds/', form)
  } else {
    form.set('bootstrap_address', String(address))
    await site.send('PATCH', `/subclouds/${subcloud.region}`, form)
  }
  const membership = new FormData()
  membership.set('peer_group', String(groupId))
  await site.send('PATCH', `/subclouds/${subcloud.region}`, membership)
}

/** It stands there for a subcloud of this site, and the peer did not take that over. */
function isCopy(status: string): boolean {
  if (!isDeployStatus(status)) return false
  const {secondary, migration} = meanings[status]
  return secondary === true || migration === 'ready'
}

/** Members that left the group here leave the peer's as well. */
async function forgetOthers(site: Site, group: string, members: readonly Subcloud[]): Promise<void> {
  const regions = new Set(members.map((one) => one.region))
  const {subclouds} = (await site.get(`/subcloud-peer-groups/${encodeURIComponent(group)}/subclouds`)) as {
    subclouds: Row[]
  }
  for (const one of subclouds) {
    const region = String(one['region-name'])
    if (regions.has(region) || !isCopy(String(one['deploy-status']))) continue
    await site.send('DELETE', `/subclouds/${region}`)
  }
}

/** What was told is taken back: the peer's secondary subclouds, its association and its group. */
export async function untellPeer(site: Site, told: Told): Promise<void> {
  const remote = await site.find(`/subcloud-peer-groups/${encodeURIComponent(told.group.name)}`)
  const ourselves = await site.find(`/system-peers/${told.local.uuid}`)
  if (remote === undefined || ourselves === undefined) return
  await forgetOthers(site, told.group.name, [])
  const {peer_group_associations: all} = (await site.get('/peer-group-associations')) as {
    peer_group_associations: Row[]
  }
  for (const one of all) {
    if (one['peer-group-id'] === remote['id'] && one['system-peer-id'] === ourselves['id']) {
      await site.send('DELETE', `/peer-group-associations/${one['id']}`)
    }
  }
  await site.send('DELETE', `/subcloud-peer-groups/${remote['id']}`)
}
