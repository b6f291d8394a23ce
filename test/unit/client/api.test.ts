import nock from 'nock'
import {afterEach, describe, expect, onTestFinished, test, vi} from 'vitest'
import * as z from 'zod'
import {ClientError, path} from '../../../src/client/index.js'
import {Recall} from '../../../src/client/recall.js'
import {apiOf, cloudWith, expectAllSent, keystoneGrants, PASSWORD_AUTH} from './cloud.js'

const SYSINV = 'http://sysinv.test:6385'
const Row = z.looseObject({id: z.number()})
const fault = (text: string) => ({
  error_message: JSON.stringify({faultcode: 'Client', faultstring: text, debuginfo: null}),
})

afterEach(expectAllSent)

describe('replies', () => {
  test('come back as they were sent: order, unknown members and all', async () => {
    const body = '{"zeta":1,"id":7,"alpha":{"b":null}}'
    nock(SYSINV).get('/v1/things/7').reply(200, body)
    const api = await apiOf('sysinv')
    expect(JSON.stringify(await api.get('/things/7', Row))).toBe(body)
  })

  test('are not altered where their text happens to contain the token', async () => {
    nock(SYSINV).get('/v1/things/7').reply(200, {id: 7, state: 'enabled', 'given-token': 'given-token'})
    const api = await apiOf('sysinv', {auth: {kind: 'token', token: 'e'}})
    expect(await api.get('/things/7', Row)).toEqual({id: 7, state: 'enabled', 'given-token': 'given-token'})
  })

  test('of another form are refused with the place where they differ', async () => {
    nock(SYSINV)
      .get('/v1/things')
      .reply(200, {things: [{id: 1}, {id: 'two'}]})
    const api = await apiOf('sysinv')
    await expect(api.list('/things', 'things', Row)).rejects.toThrow(/things\.1\.id: .*number/)
  })

  test('may lack single values, but not what identifies them', async () => {
    const Named = z.looseObject({id: z.number(), name: z.string(), size: z.number(), state: z.enum(['on', 'off'])})
    const Grouped = z.looseObject({id: z.number(), members: z.array(z.string())})
    nock(SYSINV).get('/v1/things/1').reply(200, {id: 1, name: null, state: null})
    nock(SYSINV).get('/v1/things/2').reply(200, {id: null, name: 'two', size: 2, state: 'on'})
    nock(SYSINV).get('/v1/things/3').reply(200, {id: 3, name: null, size: 'large', state: 'on'})
    nock(SYSINV).get('/v1/groups/4').reply(200, {id: 4, members: null})
    const api = await apiOf('sysinv')
    expect(await api.get('/things/1', Named)).toEqual({id: 1, name: null, state: null})
    await expect(api.get('/things/2', Named)).rejects.toThrow(/known: id: .*number/)
    await expect(api.get('/things/3', Named)).rejects.toThrow(/known: size: .*number/)
    nock(SYSINV)
      .get('/v1/releases')
      .reply(200, {releases: [{state: 'on'}]})
    const Release = z.looseObject({release_id: z.string()})
    await expect(api.list('/releases', 'releases', Release)).rejects.toThrow(/known: releases\.0\.release_id: .*string/)
    await expect(api.get('/groups/4', Grouped)).rejects.toThrow(/known: members: .*array/)
  })

  test('that are no JSON are refused', async () => {
    nock(SYSINV).get('/v1/things/1').reply(200, '<html><title>Sign in</title></html>', {'content-type': 'text/html'})
    const api = await apiOf('sysinv')
    await expect(api.get('/things/1', Row)).rejects.toMatchObject({
      kind: 'failed',
      status: 200,
      message: 'sysinv answered GET http://sysinv.test:6385/v1/things/1 with a web page that is not JSON',
    })
  })

  test('without content are fine where nothing is expected, and refused elsewhere', async () => {
    nock(SYSINV).delete('/v1/things/1').reply(204).get('/v1/things/1').reply(200, '')
    const api = await apiOf('sysinv')
    expect(await api.delete('/things/1')).toBeUndefined()
    await expect(api.get('/things/1', Row)).rejects.toThrow(/with nothing where content was expected/)
  })

  test('of a delete are checked where a schema is given', async () => {
    nock(SYSINV).delete('/v1/things/1').reply(200, {id: 1})
    expect(await (await apiOf('sysinv')).delete('/things/1', Row)).toEqual({id: 1})
  })
})

describe('lists', () => {
  test('without their key are empty', async () => {
    nock(SYSINV).get('/v1/things').reply(200, {})
    expect(await (await apiOf('sysinv')).list('/things', 'things', Row)).toEqual([])
  })

  test('go on over all pages, at our address, whatever address the server takes itself for', async () => {
    const next = (marker: string) => `http://controller:6385/v1/things?limit=1&marker=${marker}`
    nock(SYSINV)
      .get('/v1/things?type=a')
      .reply(200, {things: [{id: 1}], next: next('x')})
      .get('/v1/things?type=a&limit=1&marker=x')
      .reply(200, {things: [{id: 2}], next: next('y')})
      .get('/v1/things?type=a&limit=1&marker=y')
      .reply(200, {things: []})
    expect(await (await apiOf('sysinv')).list('/things', 'things', Row, {query: {type: 'a'}})).toEqual([
      {id: 1},
      {id: 2},
    ])
  })

  test('end where a limit was asked for, and where pages repeat', async () => {
    const page = {things: [{id: 1}], next: 'http://controller/v1/things?limit=1&marker=x'}
    nock(SYSINV).get('/v1/things?limit=1').reply(200, page)
    nock(SYSINV).get('/v1/things').reply(200, page).get('/v1/things?limit=1&marker=x').reply(200, page)
    const api = await apiOf('sysinv')
    expect(await api.list('/things', 'things', Row, {query: {limit: 1}})).toHaveLength(1)
    expect(await api.list('/things', 'things', Row)).toHaveLength(2)
  })

  test('end where a server offers ever more of them', async () => {
    let page = 0
    nock(SYSINV)
      .get('/v1/things')
      .query(true)
      .times(500)
      .reply(() => [200, {things: [], next: `http://controller/v1/things?marker=${++page}`}])
    await expect((await apiOf('sysinv')).list('/things', 'things', Row)).rejects.toThrow(
      'sysinv offers page after page of things and comes to no end',
    )
    expect(page).toBe(500)
  })

  test('have one deadline together', async () => {
    const delays: number[] = []
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((wait) => {
      delays.push(wait)
      return new AbortController().signal
    })
    onTestFinished(() => timeout.mockRestore())
    let now = 1000
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now)
    onTestFinished(() => clock.mockRestore())
    const next = 'http://controller/v1/things?marker=x'
    nock(SYSINV)
      .get('/v1/things')
      .reply(() => {
        now += 20_000
        return [200, {things: [], next}]
      })
    nock(SYSINV).get('/v1/things?marker=x').reply(200, {things: []})
    await (await apiOf('sysinv', {timeoutMs: 60_000})).list('/things', 'things', Row)
    expect(delays).toEqual([60_000, 40_000])
  })

  test('of fm survive that its second page fails, and say so', async () => {
    const notices: string[] = []
    nock('http://fm.test:18002')
      .get('/v1/alarms')
      .reply(200, {alarms: [{id: 1}], next: 'http://controller/v1/alarms?marker=x'})
      .get('/v1/alarms?marker=x')
      .reply(500, fault("'id'"))
    const api = await apiOf('fm', {onNotice: (text) => notices.push(text)})
    expect(await api.list('/alarms', 'alarms', Row)).toEqual([{id: 1}])
    expect(notices).toEqual(['fm gave the first 1 of alarms and refuses to go on: there are more'])
  })

  test('of sysinv do not hide a failing second page', async () => {
    nock(SYSINV)
      .get('/v1/things')
      .reply(200, {things: [{id: 1}], next: 'http://controller/v1/things?marker=x'})
      .get('/v1/things?marker=x')
      .reply(500, fault('broken'))
    await expect((await apiOf('sysinv')).list('/things', 'things', Row)).rejects.toThrow('broken')
  })
})

describe('who asks the same again and again', () => {
  test('gets the very same objects where the reply is the same word for word, and new ones where it is not', async () => {
    const recall = new Recall()
    const api = await cloudWith({auth: {kind: 'token', token: 't'}, endpoints: {sysinv: SYSINV}}).api('sysinv', {
      recall,
    })
    const things = (...ids: number[]) => ({things: ids.map((id) => ({id}))})
    const pages = () => {
      nock(SYSINV)
        .get('/v1/things')
        .reply(200, {...things(1), next: `${SYSINV}/v1/things?marker=1`})
      nock(SYSINV).get('/v1/things?marker=1').reply(200, things(2))
    }
    const list = () => api.list('/things', 'things', Row)
    pages()
    const first = await list()
    pages()
    expect(await list()).toBe(first)
    nock(SYSINV).get('/v1/things').reply(200, things(1, 2))
    const other = await list()
    expect(other).not.toBe(first)
    expect(other).toEqual(first)
    nock(SYSINV).get('/v1/things').reply(500, things(1, 2))
    await expect(list()).rejects.toThrow(ClientError)
    nock(SYSINV).get('/v1/things/7').times(3).reply(200, {id: 7})
    const seven = await api.get('/things/7', Row)
    expect(await api.get('/things/7', Row)).toBe(seven)
    await expect(api.get('/things/7', z.looseObject({id: z.string()}))).rejects.toThrow('id')
    expect(recall.requests).toBe(9)
  })
})

describe('refusals', () => {
  const kinds: [number, string, string][] = [
    [400, 'failed', 'bad input'],
    [400, 'failed', 'Invalid apparmor state. Allowed values:enabled, disabled.'],
    [400, 'failed', 'MTU must be between 576 and 9216 bytes.'],
    [400, 'failed', 'Address must be in CIDR format'],
    [400, 'not-found', 'Application-apply rejected: application not found.'],
    [400, 'not-found', 'No service parameter entry found for 5d1e'],
    [400, 'failed', 'metadata.yaml not found in the archive'],
    [400, 'conflict', 'The upgrade must be in pre-updated-apps or upgrading-networking-failed state to go on'],
    [400, 'conflict', "Avoiding 'unlock' action on already 'unlocked' host controller-0"],
    [400, 'conflict', 'Host must be locked.'],
    [400, 'conflict', "worker-0 : Rejected: Can not lock a controller with storage devices in 'configuring' state."],
    [400, 'conflict', "Cannot delete a subcloud that is 'managed' status"],
    [400, 'conflict', 'A kubernetes upgrade cannot be done while a platform upgrade is in progress'],
    [400, 'conflict', 'Application-delete rejected: operation is not allowed while the current status is applied.'],
    [400, 'conflict', 'controller-0 : Rejected: Can not lock an active controller.'],
    [400, 'conflict', 'Subcloud s must be deployed, online and managed for the subcloud-backup create operation.'],
    [400, 'conflict', 'phase update-certs rejected: procedure phase failed on host controller-0'],
    [400, 'conflict', 'phase trust-both-cas rejected: no new root CA cert found.'],
    [401, 'auth', 'who are you'],
    [403, 'auth', 'not you'],
    [404, 'not-found', 'not there'],
    [406, 'failed', 'refused'],
    [406, 'conflict', 'Deployment already in progress.'],
    [409, 'conflict', 'is there already'],
    [410, 'failed', 'retired'],
    [422, 'conflict', 'Strategy in state applying cannot be applied'],
    [422, 'not-found', 'Subcloud zz does not exist'],
    [422, 'not-found', "Strategy with type prestage doesn't exist."],
    [422, 'failed', 'Strategy has no steps to apply'],
    [500, 'failed', 'broken'],
  ]
  const traceback =
    'Traceback (most recent call last):\n\n  File "/usr/lib/python3/oslo.py", line 1, in go\n    x()\n\nIndexError: out of range\n'
  test.each([
    [`Remote error: IndexError out of range\n[${JSON.stringify(traceback)}]`, 'Remote error: IndexError out of range'],
    [
      `Remote error: IndexError out of range\n['Traceback (most recent call last):\\n', '  File', ".`,
      'Remote error: IndexError out of range',
    ],
    [traceback, 'IndexError: out of range'],
  ])('a traceback is left to --debug: %s', async (text, message) => {
    nock(SYSINV).get('/v1/things/1').reply(500, fault(text))
    const error = await (await apiOf('sysinv')).get('/things/1', Row).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      message: `${message} (sysinv answered 500 to GET ${SYSINV}/v1/things/1)`,
      serverText: text.trim(),
    })
  })

  test.each(kinds)('%i is %s: %s', async (status, kind, text) => {
    nock(SYSINV).post('/v1/things', {a: 1}).reply(status, fault(text), {'x-openstack-request-id': 'req-1'})
    const error = await (await apiOf('sysinv')).post('/things', {a: 1}, Row).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ClientError)
    expect(error).toMatchObject({
      kind,
      status,
      service: 'sysinv',
      method: 'POST',
      url: `${SYSINV}/v1/things`,
      requestId: 'req-1',
      serverText: text,
      message: `${text} (sysinv answered ${status} to POST ${SYSINV}/v1/things)`,
    })
  })

  test('are one line, however many the server used', async () => {
    nock(SYSINV).delete('/v1/things/1').reply(400, fault('one\ntwo\n\nthree'))
    const error = await (await apiOf('sysinv')).delete('/things/1').catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({message: expect.stringContaining('one two three ('), serverText: 'one\ntwo\n\nthree'})
  })

  test('that quote the token do not give it away', async () => {
    nock('http://dcmanager.test:8119')
      .get('/v1.0/subclouds')
      .reply(401, {code: 401, title: 'Unauthorized', description: 'Auth token is invalid: given-token'})
    const events: string[] = []
    const api = await apiOf('dcmanager', {onTrace: (event) => events.push(JSON.stringify(event))})
    const error = await api.get('/subclouds', Row).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({kind: 'auth', serverText: 'Auth token is invalid: ***'})
    expect(events.join()).not.toContain('given-token')
  })

  test('that quote a secret of the request do not give it away', async () => {
    nock(SYSINV).post('/v1/things').reply(400, fault('value \'hush "hush"\' of a secret is too short'))
    const body = {name: 'client_secret', value: 'hush "hush"'}
    const error = await (await apiOf('sysinv')).post('/things', body, Row).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({message: expect.stringContaining("value '***' of a secret is too short (")})
  })
})

describe('a token that is no longer accepted', () => {
  test('is replaced once, and the request repeated once, writes too', async () => {
    keystoneGrants('old', 'new')
    const body = [{op: 'replace', path: '/action', value: 'lock'}]
    nock(SYSINV).matchHeader('x-auth-token', 'old').patch('/v1/ihosts/1', body).reply(401)
    nock(SYSINV).matchHeader('x-auth-token', 'new').patch('/v1/ihosts/1', body).reply(200, {id: 1})
    const api = await cloudWith().api('sysinv')
    expect(await api.patch('/ihosts/1', body, Row)).toEqual({id: 1})
  })

  test('twice is an error', async () => {
    keystoneGrants('old', 'new')
    nock(SYSINV).get('/v1/things/1').twice().reply(401, 'Authentication required')
    const api = await cloudWith().api('sysinv')
    await expect(api.get('/things/1', Row)).rejects.toMatchObject({kind: 'auth', serverText: 'Authentication required'})
  })

  test('is replaced once for all requests that it fails', async () => {
    keystoneGrants('old', 'new')
    nock(SYSINV).matchHeader('x-auth-token', 'old').get('/v1/things/1').times(5).reply(401)
    nock(SYSINV).matchHeader('x-auth-token', 'new').get('/v1/things/1').times(5).reply(200, {id: 1})
    const api = await cloudWith().api('sysinv')
    const all = await Promise.all(Array.from({length: 5}, () => api.get('/things/1', Row)))
    expect(all).toEqual(Array.from({length: 5}, () => ({id: 1})))
  })

  test('that was given to us cannot be replaced', async () => {
    nock(SYSINV).get('/v1/things/1').reply(401)
    await expect((await apiOf('sysinv')).get('/things/1', Row)).rejects.toMatchObject({kind: 'auth', status: 401})
  })
})

describe('each service gets the headers of its official client', () => {
  async function headersOf(service: 'sysinv' | 'dcmanager' | 'fm' | 'usm' | 'vim', url: string, method = 'GET') {
    keystoneGrants('tok')
    let seen: Record<string, string> = {}
    nock(new URL(url).origin)
      .intercept(new URL(url).pathname, method)
      .reply(function () {
        seen = Object.fromEntries(Object.entries(this.req.headers).map(([name, value]) => [name, String(value)]))
        return [200, {id: 1}]
      })
    const api = await cloudWith().api(service)
    if (method === 'DELETE') await api.delete('/x')
    else if (method === 'POST') await api.post('/x', {}, Row)
    else await api.get('/x', Row)
    return seen
  }

  test('sysinv', async () => {
    const json = {accept: 'application/json', 'content-type': 'application/json', 'x-auth-token': 'tok'}
    expect(await headersOf('sysinv', `${SYSINV}/v1/x`)).toMatchObject(json)
    expect(await headersOf('sysinv', `${SYSINV}/v1/x`, 'POST')).toMatchObject(json)
    expect(await headersOf('sysinv', `${SYSINV}/v1/x`, 'DELETE')).toMatchObject({
      accept: '*/*',
      'content-type': 'application/octet-stream',
    })
  })

  test('dcmanager', async () => {
    const headers = await headersOf('dcmanager', 'http://dcmanager.test:8119/v1.0/x')
    expect(headers).toMatchObject({accept: '*/*', 'x-project-id': 'project-id', 'x-user-id': 'user-id'})
    expect(headers).not.toHaveProperty('content-type')
    expect(await headersOf('dcmanager', 'http://dcmanager.test:8119/v1.0/x', 'POST')).toMatchObject({
      'content-type': 'application/json',
    })
  })

  test('fm and usm, whose versions the catalog does not name', async () => {
    const json = {'content-type': 'application/json'}
    expect(await headersOf('fm', 'http://fm.test:18002/v1/x')).toMatchObject({...json, accept: '*/*'})
    expect(await headersOf('usm', 'http://usm.test:5497/v1/x')).toMatchObject({...json, accept: 'application/json'})
  })

  test('vim', async () => {
    expect(await headersOf('vim', 'http://vim.test:4545/api/x')).toMatchObject({
      'x-user': 'admin',
      'x-tenant': 'admin',
      'x-user-domain-name': 'Default',
    })
  })
})

describe('addresses', () => {
  test.each([
    ['sysinv', 'http://h:6385', 'http://h:6385/v1'],
    ['sysinv', 'http://h:6385/v1/', 'http://h:6385/v1'],
    ['sysinv', 'http://h/sysinv/v1/RegionOne', 'http://h/sysinv/v1/RegionOne'],
    ['dcmanager', 'http://h:8119/v1.0', 'http://h:8119/v1.0'],
    ['fm', 'http://[fd00::1]:18002', 'http://[fd00::1]:18002/v1'],
    ['vim', 'http://h:4545/', 'http://h:4545/api'],
    ['keystone', 'http://h:5000/v3', 'http://h:5000/v3'],
  ] as const)('%s at %s has its version once', async (service, endpoint, url) => {
    const cloud = cloudWith({auth: {kind: 'token', token: 't'}, endpoints: {[service]: endpoint}})
    expect((await cloud.api(service)).url).toBe(url)
  })

  test('that are none are a usage error', async () => {
    const cloud = cloudWith({auth: {kind: 'token', token: 't'}, endpoints: {fm: 'fm.example:18002'}})
    await expect(cloud.api('fm')).rejects.toMatchObject({kind: 'usage'})
  })

  test('escape what goes into them, and refuse what would lead elsewhere', () => {
    expect(path`/things/${'a/b c?'}/${7}`).toBe('/things/a%2Fb%20c%3F/7')
    for (const ref of ['', '.', '..']) expect(() => path`/things/${ref}`).toThrow(ClientError)
  })

  test('repeat the names of lists in queries and leave out what is undefined', async () => {
    nock(SYSINV).get('/v1/things/1?a=1&a=2&b=x+y&c=true').reply(200, {id: 1})
    const query = {a: [1, 2], b: 'x y', none: undefined, c: true}
    expect(await (await apiOf('sysinv')).get('/things/1', Row, {query})).toEqual({id: 1})
  })

  test('that are explicit belong to the region of the connection only', async () => {
    keystoneGrants('tok')
    const cloud = cloudWith({auth: PASSWORD_AUTH, endpoints: {sysinv: 'http://explicit.test:1'}})
    expect((await cloud.api('sysinv')).url).toBe('http://explicit.test:1/v1')
    expect((await cloud.api('sysinv', {region: 'subcloud1'})).url).toBe('http://subcloud1.test:6385/v1')
  })
})
