import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {ask, openSession, passwordAuth, passwordOf, type Session} from './support/session.js'

let session: Session
let realTime = 1_800_000_000_000
beforeEach(async () => {
  realTime = 1_800_000_000_000
  session = await openSession({subclouds: 2, wall: () => realTime})
})
afterEach(() => session.simulator.close())

interface TokenBody {
  token: {
    expires_at: string
    roles: {name: string}[]
    user: {id: string}
    project: {id: string}
    catalog: {type: string; endpoints: {region: string; interface: string; url: string}[]}[]
  }
}

const tokens = '/keystone/v3/auth/tokens'

describe('keystone', () => {
  test('offers its version, with 300 at the root', async () => {
    const root = await ask(session.simulator, 'GET', '/keystone')
    expect(root.status).toBe(300)
    expect(root.headers['location']).toBe(`${session.simulator.url}/keystone/v3/`)
    const v3 = await ask(session.simulator, 'GET', '/keystone/v3/')
    expect(v3.body).toMatchObject({version: {id: 'v3.14', status: 'stable'}})
  })

  test('names every region in the catalog, dcmanager only centrally', async () => {
    const body = passwordAuth('admin', passwordOf(session.simulator, 'admin'))
    const answer = await ask(session.simulator, 'POST', tokens, body)
    expect(answer.status).toBe(201)
    const {token} = answer.body as TokenBody
    expect(token.roles.map((role) => role.name)).toEqual(['admin', 'member', 'reader'])
    const regions = (type: string) => [
      ...new Set(token.catalog.find((entry) => entry.type === type)?.endpoints.map((one) => one.region)),
    ]
    expect(regions('platform')).toEqual(['RegionOne', 'subcloud1', 'subcloud2', 'SystemController'])
    expect(regions('dcmanager')).toEqual(['RegionOne', 'SystemController'])
    const usm = token.catalog.find((entry) => entry.type === 'usm')?.endpoints[0]
    expect(usm?.url).toBe(`${session.simulator.url}/RegionOne/usm/`)
  })

  test('keeps the catalog small where there are many subclouds, and still knows each', async () => {
    const many = await openSession({subclouds: 5000})
    const central = await many.ask('GET', '/keystone/v3/auth/catalog')
    expect(JSON.stringify(central.body).length).toBeLessThan(20_000)
    const local = await many.ask('GET', '/subcloud4711/keystone/v3/auth/catalog')
    expect(JSON.stringify(local.body)).toContain('/subcloud4711/sysinv/v1')
    const asked = await many.ask('GET', '/keystone/v3/endpoints?region_id=subcloud12&interface=public')
    expect((asked.body as {endpoints: {region: string}[]}).endpoints.map((one) => one.region)).toContain('subcloud12')
    const {services} = (await many.ask('GET', '/keystone/v3/services?type=platform')).body as {services: {id: string}[]}
    const everywhere = await many.ask('GET', `/keystone/v3/endpoints?service_id=${services[0]?.id}&interface=admin`)
    const {endpoints} = everywhere.body as {endpoints: {region: string; interface: string; url: string}[]}
    expect(new Set(endpoints.map((one) => one.interface))).toEqual(new Set(['admin']))
    expect(new Set(endpoints.map((one) => one.region)).size).toBe(5002)
    expect(endpoints.at(-2)?.url).toMatch(/\/subcloud5000\/sysinv\/v1$/)
    await many.simulator.close()
  })

  test.each([
    ['a wrong password', passwordAuth('admin', 'wrong'), 401],
    ['nobody', passwordAuth('nobody', 'wrong'), 401],
    ['no identity', {auth: {}}, 400],
  ])('refuses %s', async (_what, body, status) => {
    const answer = await ask(session.simulator, 'POST', tokens, body)
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({error: {code: status}})
  })

  test('lets a token expire by real time, whatever the simulated clock does', async () => {
    await session.simulator.advance('30d')
    expect((await session.ask('GET', '/keystone/v3/users')).status).toBe(200)
    realTime += 3_600_001
    const late = await session.ask('GET', '/keystone/v3/users')
    expect(late.status).toBe(401)
    expect(late.body).toEqual({
      error: {code: 401, message: 'The request you have made requires authentication.', title: 'Unauthorized'},
    })
  })

  test('shows, checks and revokes a token', async () => {
    const subject = {'x-subject-token': session.token}
    const shown = await session.ask('GET', tokens, undefined, subject)
    expect((shown.body as TokenBody).token.expires_at).toBe('2027-01-15T09:00:00.000000Z')
    expect((await session.ask('HEAD', tokens, undefined, subject)).status).toBe(200)
    expect((await session.ask('DELETE', tokens, undefined, subject)).status).toBe(204)
    expect((await session.ask('GET', '/keystone/v3/users')).status).toBe(401)
  })

  test('takes a token for a password', async () => {
    const body = {auth: {identity: {methods: ['token'], token: {id: session.token}}}}
    expect((await ask(session.simulator, 'POST', tokens, body)).status).toBe(201)
  })

  test('creates a user, grants a role, changes the password', async () => {
    const made = await session.ask('POST', '/keystone/v3/users', {user: {name: 'ann', password: 'one'}})
    expect(made.status).toBe(201)
    const {id} = (made.body as {user: {id: string}}).user
    expect(made.body).not.toHaveProperty('user.password')
    expect((await session.ask('POST', '/keystone/v3/users', {user: {name: 'ann'}})).status).toBe(409)
    expect((await ask(session.simulator, 'POST', tokens, passwordAuth('ann', 'one'))).status).toBe(401)
    const roles = (await session.ask('GET', '/keystone/v3/roles?name=reader')).body as {roles: {id: string}[]}
    const projects = (await session.ask('GET', '/keystone/v3/projects?name=admin')).body as {projects: {id: string}[]}
    const grant = `/keystone/v3/projects/${projects.projects[0]?.id}/users/${id}/roles/${roles.roles[0]?.id}`
    expect((await session.ask('PUT', grant)).status).toBe(204)
    expect((await session.ask('HEAD', grant)).status).toBe(204)
    expect((await session.ask('PATCH', `/keystone/v3/users/${id}`, {user: {password: 'two'}})).status).toBe(200)
    expect((await ask(session.simulator, 'POST', tokens, passwordAuth('ann', 'one'))).status).toBe(401)
    expect((await ask(session.simulator, 'POST', tokens, passwordAuth('ann', 'two'))).status).toBe(201)
    const listed = await session.ask('GET', `/keystone/v3/role_assignments?user.id=${id}`)
    expect((listed.body as {role_assignments: unknown[]}).role_assignments).toHaveLength(1)
    expect((await session.ask('DELETE', `/keystone/v3/users/${id}`)).status).toBe(204)
    expect((await session.ask('GET', `/keystone/v3/users/${id}`)).status).toBe(404)
  })
})
