import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {afterEach, beforeEach, describe, expect, onTestFinished, test} from 'vitest'
import {alarms, bootstrap, call, detail, force, password, send, subcloud, yamlPart} from '../support/fleet.js'
import {openSession, passwordOf, type Session} from '../support/session.js'
import {temporaryDirectory} from '../support/temporary.js'

let east: Session
let west: Session
beforeEach(async () => {
  east = await openSession({subclouds: 2})
  west = await openSession({subclouds: 0, seed: 2})
})
afterEach(async () => {
  await east.simulator.close()
  await west.simulator.close()
})

const both = () => [east, west]

/** Lets time pass on both sites, and what they have to say to each other be said. */
async function pass(duration: string, sites = both()): Promise<void> {
  for (const site of sites) {
    await site.simulator.advance(duration)
    for (const one of sites) await one.simulator.sim.errands.idle()
  }
}

async function uuidOf(site: Session): Promise<string> {
  const {body} = await site.ask('GET', '/RegionOne/sysinv/v1/isystems')
  return (body as {isystems: {uuid: string}[]}).isystems[0]?.uuid ?? ''
}

const peerOf = async (site: Session, name: string, more: Record<string, unknown> = {}) => ({
  peer_uuid: await uuidOf(site),
  peer_name: name,
  manager_endpoint: `${site.simulator.url}/keystone/v3`,
  manager_username: 'admin',
  manager_password: Buffer.from(passwordOf(site.simulator, 'admin')).toString('base64'),
  peer_controller_gateway_address: '192.168.204.77',
  administrative_state: 'enabled',
  heartbeat_interval: 60,
  heartbeat_failure_threshold: 3,
  heartbeat_failure_policy: 'alarm',
  heartbeat_maintenance_timeout: 600,
  ...more,
})

const member = (name: string, net: number, group: string) => ({
  peer_group: group,
  bootstrap_values: yamlPart(bootstrap(name, net)),
  bootstrap_address: `10.20.${net}.12`,
})

/** East has a group of both its subclouds, and west knows it. */
async function associate(): Promise<void> {
  await call(east, 'POST', '/system-peers/', await peerOf(west, 'west'))
  await call(west, 'POST', '/system-peers/', await peerOf(east, 'east'))
  await call(east, 'POST', '/subcloud-peer-groups/', {'peer-group-name': 'pg'})
  for (const [n, name] of ['subcloud1', 'subcloud2'].entries()) {
    const answer = await send(east, 'PATCH', `/subclouds/${name}`, member(name, 210 + n, 'pg'))
    expect(answer.body).toMatchObject({peer_group_id: 1})
  }
  const answer = await call(east, 'POST', '/peer-group-associations/', {
    peer_group_id: 1,
    system_peer_id: 1,
    peer_group_priority: 2,
  })
  expect(answer.body).toMatchObject({'sync-status': 'syncing', 'association-type': 'primary'})
  await east.simulator.sim.errands.idle()
  await pass('1s')
}

const sync = async (site: Session) =>
  ((await call(site, 'GET', '/peer-group-associations/1')).body as Record<string, unknown>)['sync-status']
const groupOf = async (site: Session) => (await call(site, 'GET', '/subcloud-peer-groups/pg')).body

describe('two sites', () => {
  test('share a group: the other one gets its subclouds as secondary', async () => {
    await associate()
    expect((await call(east, 'GET', '/peer-group-associations/1')).body).toMatchObject({'sync-status': 'in-sync'})
    expect((await call(west, 'GET', '/peer-group-associations/1')).body).toMatchObject({
      'sync-status': 'in-sync',
      'association-type': 'non-primary',
      'peer-group-priority': null,
    })
    expect(await groupOf(west)).toMatchObject({group_priority: 2, system_leader_id: await uuidOf(east)})
    expect(await subcloud(west, 'subcloud1')).toMatchObject({
      'deploy-status': 'secondary',
      'region-name': 'subcloud1',
      'systemcontroller-gateway-ip': '192.168.204.77',
      peer_group_id: 1,
    })
    expect((await call(east, 'GET', '/system-peers/west')).body).toMatchObject({'availability-state': 'available'})
    expect((await call(west, 'GET', '/subcloud-peer-groups/pg/status')).body).toMatchObject({
      total_subclouds: 2,
      waiting_for_migrate: 2,
    })
    expect(await alarms(west)).toEqual([])
  })

  test('notice changes, and sync them again', async () => {
    await associate()
    const changed = await send(east, 'PATCH', '/subclouds/subcloud1', {description: 'new'})
    expect((changed.body as {info_message: string}).info_message).toMatch(/peer-group-association sync 1\n$/)
    expect(await sync(east)).toBe('out-of-sync')
    expect((await call(east, 'PATCH', '/peer-group-associations/1/sync', {})).body).toMatchObject({
      'sync-status': 'syncing',
    })
    await east.simulator.sim.errands.idle()
    expect(await sync(east)).toBe('in-sync')
    await call(east, 'PATCH', '/subcloud-peer-groups/pg', {'max-subcloud-rehoming': 3})
    await east.simulator.sim.errands.idle()
    expect(await groupOf(west)).toMatchObject({max_subcloud_rehoming: 3})
    await send(east, 'PATCH', '/subclouds/subcloud2', {peer_group: 'none'})
    await call(east, 'PATCH', '/peer-group-associations/1/sync', {})
    await east.simulator.sim.errands.idle()
    expect((await call(west, 'GET', '/subclouds/subcloud2')).status).toBe(404)
    await call(east, 'DELETE', '/peer-group-associations/1')
    await east.simulator.sim.errands.idle()
    expect((await call(west, 'GET', '/subcloud-peer-groups/pg')).status).toBe(404)
    expect((await call(west, 'GET', '/subclouds')).body).toEqual({subclouds: []})
  })

  test('are asked to migrate twice, and do it once', async () => {
    await associate()
    const migrate = () => call(west, 'PATCH', '/subcloud-peer-groups/pg/migrate', {sysadmin_password: password})
    const [first, second] = [await migrate(), await migrate()]
    expect(first.status).toBe(200)
    expect(second).toMatchObject({status: 200, body: first.body})
    await pass('10m', [west])
    for (const name of ['subcloud1', 'subcloud2']) {
      expect(await subcloud(west, name)).toMatchObject({'deploy-status': 'complete', 'management-state': 'managed'})
    }
  })

  test('one is lost: the other takes over, and gives back when it returns', async () => {
    await associate()
    // The east cannot be reached, as if it were gone.
    const {sim} = east.simulator
    const rule = sim.transact(() => sim.faults.add({service: 'keystone', status: 503}))
    await pass('3m', [west])
    expect((await call(west, 'GET', '/system-peers/east')).body).toMatchObject({'availability-state': 'unavailable'})
    expect(await alarms(west)).toEqual([`280.004 peer=${await uuidOf(east)}`])
    const moved = await call(west, 'PATCH', '/subcloud-peer-groups/pg/migrate', {sysadmin_password: password})
    expect(moved.body).toMatchObject({subclouds: [{name: 'subcloud1'}, {name: 'subcloud2'}]})
    expect(await groupOf(west)).toMatchObject({migration_status: 'migrating'})
    await pass('5m', [west])
    expect(await subcloud(west, 'subcloud2')).toMatchObject({
      'deploy-status': 'complete',
      'management-state': 'managed',
      'availability-status': 'online',
    })
    expect(await groupOf(west)).toMatchObject({migration_status: 'complete', system_leader_id: await uuidOf(west)})
    sim.transact(() => sim.faults.remove(rule.id))
    await pass('2m')
    await pass('2m')
    expect(await subcloud(east, 'subcloud1')).toMatchObject({
      'deploy-status': 'secondary',
      'management-state': 'unmanaged',
    })
    expect(await groupOf(east)).toMatchObject({system_leader_id: await uuidOf(west)})
    expect(await groupOf(west)).toMatchObject({migration_status: 'none'})
    expect(await alarms(east)).toEqual([`280.005 peer_group=pg,peer=${await uuidOf(west)}`])
    expect(await alarms(west)).toEqual([])

    await call(east, 'PATCH', '/subcloud-peer-groups/pg/migrate', {sysadmin_password: password})
    await pass('1s')
    expect(await subcloud(west, 'subcloud1')).toMatchObject({
      'deploy-status': 'rehome-pending',
      'management-state': 'unmanaged',
    })
    await pass('5m')
    await pass('2m')
    expect(await subcloud(east, 'subcloud1')).toMatchObject({
      'deploy-status': 'complete',
      'management-state': 'managed',
    })
    expect(await subcloud(west, 'subcloud1')).toMatchObject({'deploy-status': 'secondary'})
    expect(await groupOf(west)).toMatchObject({system_leader_id: await uuidOf(east)})
    expect(await alarms(east)).toEqual([])
    expect(await sync(east)).toBe('in-sync')
  })

  test('a site that is lost leaves associations unknown, and in sync when it is back', async () => {
    await associate()
    const {sim} = west.simulator
    const rule = sim.transact(() => sim.faults.add({service: 'keystone', status: 503}))
    await pass('3m', [east])
    expect(await sync(east)).toBe('unknown')
    expect(detail(await call(east, 'PATCH', '/subcloud-peer-groups/pg', {'group-state': 'disabled'}))).toBe(
      'Unable to sync the update to the peer site(s)',
    )
    sim.transact(() => sim.faults.remove(rule.id))
    await pass('1m', [east])
    expect(await sync(east)).toBe('in-sync')
    expect(await alarms(east)).toEqual([])
  })

  test('a site that goes down while it syncs does not know how far it came', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      silent.closeAllConnections()
      silent.close()
    })
    const store = temporaryDirectory()
    const site = await openSession({subclouds: 1, store})
    const endpoint = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/v3`
    await call(site, 'POST', '/system-peers/', await peerOf(west, 'west', {manager_endpoint: endpoint}))
    await call(site, 'POST', '/subcloud-peer-groups/', {'peer-group-name': 'pg'})
    await call(site, 'POST', '/peer-group-associations/', {
      peer_group_id: 1,
      system_peer_id: 1,
      peer_group_priority: 2,
    })
    expect(await sync(site)).toBe('syncing')
    await site.simulator.close()
    const again = await openSession({store, startTime: undefined})
    onTestFinished(() => again.simulator.close())
    expect((await call(again, 'GET', '/peer-group-associations/1')).body).toMatchObject({
      'sync-status': 'failed',
      'sync-message': 'Service restart during syncing',
    })
  })

  test('a rehoming that fails leaves the others to go on', async () => {
    await associate()
    const {sim} = west.simulator
    sim.transact(() => sim.faults.add({state: 'subcloud.rehome.rehome', host: 'subcloud1', count: 1}))
    await call(west, 'PATCH', '/subcloud-peer-groups/pg/migrate', {sysadmin_password: password})
    await pass('5m')
    expect((await subcloud(west, 'subcloud1'))['deploy-status']).toBe('rehome-failed')
    expect((await subcloud(west, 'subcloud2'))['management-state']).toBe('managed')
    expect((await call(west, 'GET', '/subcloud-peer-groups/pg/status')).body).toMatchObject({rehome_failed: 1})
  })
})

describe('what is refused', () => {
  test.each([
    [{peer_uuid: 'x'}, 400, 'Invalid peer uuid'],
    [{peer_name: '12'}, 400, 'Invalid peer name'],
    [{manager_endpoint: 'ftp://x'}, 400, 'Invalid peer manager_endpoint'],
    [{manager_username: ''}, 400, 'Invalid peer manager_username'],
    [{manager_password: ''}, 400, 'Invalid peer manager_password'],
    [{peer_controller_gateway_address: '1.2'}, 400, 'Invalid peer peer_controller_gateway_address'],
    [{administrative_state: 'x'}, 400, 'Invalid peer administrative_state'],
    [{heartbeat_interval: 9}, 400, 'Invalid peer heartbeat_interval'],
    [{heartbeat_failure_threshold: 31}, 400, 'Invalid peer heartbeat_failure_threshold'],
    [{heartbeat_failure_policy: 'x'}, 400, 'Invalid peer heartbeat_failure_policy'],
    [{heartbeat_maintenance_timeout: 299}, 400, 'Invalid peer heartbeat_maintenance_timeout'],
  ])('a peer with %j', async (more, code, text) => {
    const answer = await call(east, 'POST', '/system-peers/', await peerOf(west, 'west', more))
    expect([answer.status, detail(answer)]).toEqual([code, text])
  })

  test.each([
    [{'peer-group-name': 'none'}, 400, 'Invalid peer-group-name'],
    [{'group-priority': 65_537}, 400, 'Invalid group-priority'],
    [{'group-state': 'x'}, 400, 'Invalid group-state'],
    [{'max-subcloud-rehoming': 251}, 400, 'Invalid max-subcloud-rehoming'],
    [{'system-leader-id': 'x'}, 400, 'Invalid system-leader-id'],
  ])('a peer group with %j', async (more, code, text) => {
    const answer = await call(east, 'POST', '/subcloud-peer-groups/', {'peer-group-name': 'pg', ...more})
    expect([answer.status, detail(answer)]).toEqual([code, text])
  })

  test('what contradicts an association, a priority or a leader', async () => {
    await associate()
    const pg = '/subcloud-peer-groups/pg'
    const association = {peer_group_id: 1, system_peer_id: 1, peer_group_priority: 2}
    const refusals: [Promise<{status: number; body: unknown}>, number, string | RegExp][] = [
      [
        call(east, 'POST', '/system-peers/', await peerOf(west, 'west')),
        409,
        'A system peer with this UUID already exists',
      ],
      [
        call(east, 'POST', '/subcloud-peer-groups/', {'peer-group-name': 'pg'}),
        409,
        'A subcloud peer group with this name already exists',
      ],
      [
        call(east, 'DELETE', '/system-peers/west'),
        400,
        'Cannot delete a system peer which is associated with peer group.',
      ],
      [call(east, 'DELETE', pg), 400, 'Cannot delete a peer group which is associated with a system peer.'],
      [
        call(west, 'PATCH', pg, {'group-state': 'disabled'}),
        400,
        'Cannot update a peer group from a non-primary site.',
      ],
      [
        call(east, 'PATCH', `${pg}/migrate`, {x: 1}),
        400,
        'Unable to migrate subcloud peer group: pg need sysadmin_password',
      ],
      [
        call(east, 'PATCH', `${pg}/migrate`, {sysadmin_password: password}),
        400,
        'Nothing to migrate, no secondary, rehome-failed or rehome-prep-failed subcloud in peer group pg',
      ],
      [
        call(east, 'PATCH', `${pg}/audit`, {peer_uuid: 'x'}),
        400,
        'Unable to audit peer group pg, missing peer_group_name',
      ],
      [call(east, 'GET', `${pg}/foo`), 400, 'Invalid request'],
      [
        call(east, 'POST', '/peer-group-associations/', association),
        400,
        'A Peer group association with same peer_group_id, system_peer_id already exists',
      ],
      [
        call(east, 'POST', '/peer-group-associations/', {...association, peer_group_priority: 0}),
        400,
        'Invalid peer_group_priority',
      ],
      [
        call(east, 'POST', '/peer-group-associations/', {...association, system_peer_id: 9}),
        400,
        'Invalid system_peer_id',
      ],
      [call(east, 'GET', '/peer-group-associations/abc'), 400, 'Peer Group Association ID must be an integer'],
      [call(east, 'GET', '/peer-group-associations/99'), 404, 'Peer Group Association not found'],
      [call(west, 'PATCH', '/peer-group-associations/1/sync', {}), 400, /^Peer Group Association sync is not allowed/],
      [call(west, 'PATCH', '/peer-group-associations/1', {peer_group_priority: 3}), 400, /type is non-primary\.$/],
      [call(east, 'PATCH', '/peer-group-associations/1', {sync_status: 'in-sync'}), 400, /type is primary\.$/],
      [
        send(west, 'PATCH', '/subclouds/subcloud1', {description: 'x'}),
        400,
        'Subcloud update is only allowed when its peer group priority value is 0.',
      ],
      [
        send(west, 'PATCH', '/subclouds/subcloud1', {peer_group: 'none'}),
        400,
        /not led by the current site is prohibited\.$/,
      ],
      [
        send(east, 'PATCH', '/subclouds/subcloud1', {'management-state': 'unmanaged'}),
        400,
        /associated with a peer group\.$/,
      ],
      [call(east, 'GET', '/system-peers/zz'), 404, 'System Peer not found'],
    ]
    for (const [request, code, text] of refusals) {
      const answer = await request
      const said = (answer.body as {description?: string}).description
      expect([answer.status, said]).toEqual([code, typeof text === 'string' ? text : expect.stringMatching(text)])
    }
  })

  test('a member without what rehoming needs, or in no state for it', async () => {
    await call(east, 'POST', '/subcloud-peer-groups/', {'peer-group-name': 'pg'})
    expect(detail(await send(east, 'PATCH', '/subclouds/subcloud1', {peer_group: 'pg'}))).toBe(
      'Cannot update the subcloud peer group: must provide both the bootstrap-values and bootstrap-address.',
    )
    await force(east, 'subcloud1', {management: 'unmanaged'})
    expect(detail(await send(east, 'PATCH', '/subclouds/subcloud1', member('subcloud1', 210, 'pg')))).toBe(
      'Only subclouds that are managed and online can be added to a peer group.',
    )
    expect(detail(await send(east, 'PATCH', '/subclouds/subcloud1', member('subcloud1', 210, 'zz')))).toBe(
      'Invalid peer group',
    )
  })
})
