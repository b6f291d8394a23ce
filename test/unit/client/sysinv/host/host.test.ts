import nock from 'nock'
import {afterEach, describe, expect, test} from 'vitest'
import {type Host, hosts} from '../../../../../src/client/index.js'
import {locking, unlocking} from '../../../../../src/client/sysinv/host/host.js'
import {apiOf, expectAllSent} from '../../cloud.js'

const sysinv = () => nock('http://sysinv.test:6385')
const client = async () => hosts(await apiOf('sysinv'))

const host = (more: Partial<Host> = {}): Host => ({
  id: 2,
  uuid: 'd29a8a28-5a72-411b-90d6-3987caf1a5fb',
  hostname: 'controller-1',
  personality: 'controller',
  administrative: 'unlocked',
  operational: 'enabled',
  availability: 'available',
  task: '',
  action: 'none',
  ihost_action: null,
  ...more,
})

const notThere = {error_message: JSON.stringify({faultcode: 'Client', faultstring: 'Server 9 could not be found.'})}

afterEach(expectAllSent)

describe('looking up a host', () => {
  test('by name goes through the list', async () => {
    sysinv()
      .get('/v1/ihosts')
      .reply(200, {ihosts: [host({id: 1, hostname: 'controller-0'}), host()]})
    expect((await (await client()).get('controller-1')).id).toBe(2)
  })

  test.each(['2', 'd29a8a28-5a72-411b-90d6-3987caf1a5fb'])('by id %s asks for it', async (ref) => {
    sysinv().get(`/v1/ihosts/${ref}`).reply(200, host())
    expect((await (await client()).get(ref)).hostname).toBe('controller-1')
  })

  test('that is not there', async () => {
    sysinv()
      .get('/v1/ihosts')
      .reply(200, {ihosts: [host()]})
      .get('/v1/ihosts/9')
      .reply(404, notThere)
    const api = await client()
    await expect(api.get('controller-9')).rejects.toMatchObject({
      kind: 'not-found',
      message: 'host not found: controller-9',
    })
    await expect(api.get('9')).rejects.toMatchObject({kind: 'not-found', message: 'host not found: 9'})
  })

  test('whose name two hosts have', async () => {
    sysinv()
      .get('/v1/ihosts')
      .reply(200, {ihosts: [host(), host({id: 3})]})
    await expect((await client()).get('controller-1')).rejects.toMatchObject({
      message: 'host not found: controller-1',
      hint: 'several hosts have this name: give an id: 2, 3',
    })
  })

  test('finds hosts that have no name yet', async () => {
    sysinv()
      .get('/v1/ihosts')
      .reply(200, {ihosts: [host({hostname: null, personality: null})]})
    expect(await (await client()).list()).toHaveLength(1)
  })
})

describe('actions are sent by number, as the official program sends them', () => {
  test.each([
    ['lock', {}, 'lock'],
    ['lock', {force: true}, 'force-lock'],
    ['lock', {force: true, unsafe: true}, 'force-unsafe-lock'],
    ['lock', {unsafe: true}, 'lock'],
    ['unlock', {}, 'unlock'],
    ['unlock', {force: true}, 'force-unlock'],
  ] as const)('%s %o', async (verb, flags, action) => {
    sysinv()
      .get('/v1/ihosts')
      .reply(200, {ihosts: [host()]})
      .patch('/v1/ihosts/2', [{op: 'replace', path: '/action', value: action}])
      .reply(200, host({task: 'Locking', ihost_action: 'lock'}))
    expect(await (await client())[verb]('controller-1', flags)).toMatchObject({task: 'Locking'})
  })

  test.each([
    'controller-1 : Rejected: Can not lock an active controller.',
    "Can not 'Reboot' an 'unlocked' host controller-1; Please 'Lock' first",
    "Can not 'Unlock a Powered-Off' host controller-1; Power-on, wait for 'online' status and then 'unlock'",
    "Can not 'Reinstall' controller-1 while it is 'offline' and a board management controller is not provisioned.",
    'controller-1 is not enabled and has operational state disabled.Standby controller must be  operationally enabled.',
    "drbd 'database' is resizing. Wait for the resizing to complete before issuing Swact",
  ])('and refused in the words of the server, as it stands: %s', async (text) => {
    sysinv()
      .get('/v1/ihosts/2')
      .reply(200, host())
      .patch('/v1/ihosts/2')
      .reply(400, {error_message: JSON.stringify({faultcode: 'Client', faultstring: text, debuginfo: null})})
    await expect((await client()).lock('2')).rejects.toMatchObject({kind: 'conflict', serverText: text})
  })
})

describe('where an action stands', () => {
  test.each([
    ['accepted', {task: 'Locking', ihost_action: 'lock'}, {phase: 'Locking'}],
    ['finishing', {administrative: 'locked', task: 'Locking'}, {phase: 'Locking'}],
    ['locked', {administrative: 'locked', task: ''}, {phase: 'locked', done: true}],
    ['given up', {task: null}, {phase: 'unlocked', failed: 'it was not locked'}],
  ])('lock: %s', (_, state, standing) => {
    expect(locking(host(state))).toEqual(standing)
  })

  const locked = {administrative: 'locked', operational: 'disabled', availability: 'online'}
  test.each([
    ['accepted', {...locked, task: 'Unlocking'}, {phase: 'Unlocking', done: false}],
    [
      'a host that had failed before',
      {...locked, availability: 'failed', task: 'Unlocking'},
      {phase: 'Unlocking', done: false},
    ],
    [
      'booting',
      {operational: 'disabled', availability: 'offline'},
      {phase: 'unlocked, disabled, offline', done: false},
    ],
    ['up', {}, {phase: 'unlocked, enabled, available', done: true}],
    ['up with alarms', {availability: 'degraded'}, {phase: 'unlocked, enabled, degraded', done: true}],
    ['failed', {operational: 'disabled', availability: 'failed', task: 'Enable Failed'}, {failed: 'Enable Failed'}],
  ])('unlock: %s', (_, state, standing) => {
    expect(unlocking(host(state))).toMatchObject(standing)
  })
})
