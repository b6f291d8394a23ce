import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {type Lamp, lampService, lamps} from './support/lamp.js'
import {ask, logIn, openSession, type Session} from './support/session.js'

let session: Session
beforeEach(async () => {
  session = await openSession({services: [lampService], subclouds: 3})
})
afterEach(() => session.simulator.close())

const lampsOf = async (region: string): Promise<Lamp[]> =>
  ((await session.ask('GET', `/${region}/lamp/v1/lamps`)).body as {lamps: Lamp[]}).lamps

describe('a service', () => {
  test('answers for each region with what its seeder derives', async () => {
    expect((await lampsOf('RegionOne')).map((lamp) => lamp.name)).toEqual(['controller-0', 'controller-1'])
    expect((await lampsOf('subcloud2')).map((lamp) => lamp.name)).toEqual(['controller-0'])
    expect(await lampsOf('SystemController')).toEqual(await lampsOf('RegionOne'))
  })

  test('answers exactly application/json and gives each reply a request id', async () => {
    const {headers} = await session.ask('GET', '/RegionOne/lamp/v1/lamps')
    expect(headers['content-type']).toBe('application/json')
    expect(headers['x-openstack-request-id']).toMatch(/^req-[0-9a-f-]{36}$/)
  })

  test.each(['/RegionOne/lamp/v1/lamps/', '//RegionOne//lamp/v1//lamps', '/RegionOne/lamp/v1/lamps?x=1'])(
    'takes %s for the same path',
    async (path) => {
      expect((await session.ask('GET', path)).status).toBe(200)
    },
  )

  test.each([
    ['/RegionOne/l%61mp/v1/lamps/controller%2D0', 200, {name: 'controller-0'}],
    ['/RegionOne/lamp/v1/lamps/a%2Fb', 404, {fault: 'no lamp a/b'}],
    ['/RegionOne/lamp/v1%2Flamps', 404, {kind: 'no-route'}],
    ['/RegionOne/lamp/V1/lamps', 404, {kind: 'no-route'}],
    [`/RegionOne/lamp/v1/lamps/${'x'.repeat(4097)}`, 404, {kind: 'no-route'}],
  ])('reads what is encoded in %s part by part', async (path, status, body) => {
    const answer = await session.ask('GET', path)
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject(body)
  })

  test.each([
    ['GET', '/RegionOne/lamp/v1/nothing', 404, 'no-route'],
    ['GET', '/RegionOne/lamp/v1/lamps.json', 404, 'no-route'],
    ['GET', '/nowhere/lamp/v1/lamps', 404, 'no-route'],
    ['PUT', '/RegionOne/lamp/v1/lamps', 405, 'no-method'],
    ['GET', '/RegionOne/lamp/v1/lamps/nobody', 404, 'refused'],
    ['POST', '/RegionOne/lamp/v1/lamps', 500, 'crashed'],
  ])('puts %s %s into its own error body', async (method, path, status, kind) => {
    const answer = await session.ask(method, path)
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({kind})
  })

  test('refuses a body that is not the JSON it says', async () => {
    const response = await fetch(`${session.simulator.url}/RegionOne/lamp/v1/lamps`, {
      method: 'POST',
      headers: {'x-auth-token': session.token, 'content-type': 'application/json'},
      body: '{',
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({kind: 'malformed'})
  })

  test('refuses a form that breaks off, in its own words', async () => {
    const response = await fetch(`${session.simulator.url}/RegionOne/lamp/v1/lamps`, {
      method: 'POST',
      headers: {'x-auth-token': session.token, 'content-type': 'multipart/form-data; boundary=x'},
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf',
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({kind: 'malformed'})
  })

  test.each([
    ['reader', 'GET', 200],
    ['reader', 'PATCH', 403],
    ['operator', 'PATCH', 200],
    ['operator', 'DELETE', 403],
    ['configurator', 'DELETE', 204],
    ['admin', 'GET', 200],
  ])('lets a %s %s with %i', async (username, method, status) => {
    const token = await logIn(session.simulator, username)
    const path = '/subcloud1/lamp/v1/lamps/controller-0'
    expect((await ask(session.simulator, method, path, undefined, {'x-auth-token': token})).status).toBe(status)
  })

  test('wants a token, and takes the OIDC one', async () => {
    const path = '/RegionOne/lamp/v1/lamps'
    expect((await ask(session.simulator, 'GET', path)).body).toMatchObject({kind: 'unauthorized'})
    const {oidcToken} = session.simulator.credentials
    expect((await ask(session.simulator, 'GET', path, undefined, {'oidc-token': oidcToken})).status).toBe(200)
    expect((await ask(session.simulator, 'GET', path, undefined, {'oidc-token': 'x'})).status).toBe(401)
  })

  test('lets things happen when their time has come, and never by reading', async () => {
    const path = '/RegionOne/lamp/v1/lamps/controller-0'
    expect((await session.ask('PATCH', path)).body).toMatchObject({state: 'warming'})
    await session.simulator.advance('29s')
    expect((await session.ask('GET', path)).body).toMatchObject({state: 'warming'})
    await session.simulator.advance('1s')
    expect((await session.ask('GET', path)).body).toMatchObject({state: 'on', since: 1_760_000_030_000})
    expect((await lampsOf('subcloud1'))[0]?.state).toBe('off')
    expect(session.simulator.sim.events.tail(0, 10).map((event) => event.name)).toEqual(['host.unlocked'])
  })

  test('fails a step where a fault says so', async () => {
    const {sim} = session.simulator
    sim.transact(() => sim.faults.add({state: 'lamp.light', region: 'RegionOne', host: 'controller-1', count: 1}))
    for (const host of ['controller-0', 'controller-1']) await session.ask('PATCH', `/RegionOne/lamp/v1/lamps/${host}`)
    await session.simulator.advance('1m')
    expect((await lampsOf('RegionOne')).map((lamp) => lamp.state)).toEqual(['on', 'broken'])
  })

  test('suffers request faults as often as they count', async () => {
    const {sim} = session.simulator
    sim.transact(() => sim.faults.add({service: 'lamp', method: 'GET', path: '/v1/*', status: 503, count: 2}))
    const statuses = []
    for (let n = 0; n < 3; n += 1) statuses.push((await session.ask('GET', '/RegionOne/lamp/v1/lamps')).status)
    expect(statuses).toEqual([503, 503, 200])
  })

  test('counts a fault also where what it struck is taken back', async () => {
    const {sim} = session.simulator
    const state = 'lamp.light'
    sim.transact(() => sim.faults.add({state, count: 2}))
    const refused = () => {
      sim.transact(() => {
        throw new Error(sim.faults.state(state, {region: 'RegionOne'}))
      })
    }
    expect(refused).toThrow('injected fault')
    expect(sim.faults.list()).toMatchObject([{count: 1}])
    expect(refused).toThrow('injected fault')
    expect(sim.faults.list()).toEqual([])
  })

  test('takes back a part that is refused by itself, but not what was used up by it', () => {
    const {sim} = session.simulator
    const state = 'lamp.light'
    const lamp = (uuid: string): Lamp => ({uuid, name: uuid, state: 'off', since: 0})
    const table = sim.in('RegionOne').of(lamps)
    sim.transact(() => {
      sim.faults.add({state, count: 1})
      table.insert(lamp('first'))
      const part = () =>
        sim.attempt(() => {
          table.insert(lamp('second'))
          throw new Error(sim.faults.state(state, {region: 'RegionOne'}))
        })
      expect(part).toThrow('injected fault')
      table.insert(lamp('third'))
    })
    expect(['first', 'second', 'third'].map((uuid) => table.has(uuid))).toEqual([true, false, true])
    expect(sim.faults.list()).toEqual([])
  })

  test('draws anew whether a fault strikes where what it struck was taken back', async () => {
    const {sim} = session.simulator
    const state = 'lamp.light'
    sim.transact(() => sim.faults.add({state, probability: 0.5}))
    const struck = () => {
      try {
        sim.transact(() => {
          if (sim.faults.state(state, {region: 'RegionOne'}) !== undefined) throw new Error('refused')
        })
        return false
      } catch {
        return true
      }
    }
    expect(new Set(Array.from({length: 20}, struck))).toEqual(new Set([true, false]))
  })

  test('takes forms, small files whole and large ones as digest', async () => {
    const form = new FormData()
    form.set('name', 'porch')
    form.set('file', new Blob(['x'.repeat(2_000_000)]), 'big.iso')
    const response = await fetch(`${session.simulator.url}/RegionOne/lamp/v1/lamps`, {
      method: 'POST',
      headers: {'x-auth-token': session.token},
      body: form,
    })
    expect(response.status).toBe(201)
    expect(await response.json()).toMatchObject({name: 'porch'})
  })
})
