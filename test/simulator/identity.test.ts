import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {databaseName} from '../../src/simulator/main.js'
import {ask, logIn, openSession, passwordAuth, type Session} from './support/session.js'
import {temporaryDirectory} from './support/temporary.js'

let session: Session
let folder: string
let realTime = 1_800_000_000_000
beforeEach(async () => {
  realTime = 1_800_000_000_000
  folder = temporaryDirectory()
  session = await openSession({store: folder, subclouds: 2, wall: () => realTime})
})
afterEach(() => session.simulator.close())

type Row = Readonly<Record<string, unknown>>

const tokens = '/keystone/v3/auth/tokens'
const v3 = (method: string, path: string, body?: unknown) => session.ask(method, `/keystone/v3/${path}`, body)
const get = async (path: string): Promise<Row> => {
  const answer = await v3('GET', path)
  expect(answer.status).toBe(200)
  return answer.body as Row
}
const names = async (path: string): Promise<unknown[]> => {
  const [list] = Object.values(await get(path))
  return (list as Row[]).map((row) => row['name'] ?? row['id'])
}
/** Creates one, and answers it. */
async function made(word: string, row: Row): Promise<Row & {id: string}> {
  const answer = await v3('POST', `${word}s`, {[word]: row})
  expect(answer.status).toBe(201)
  return (answer.body as Record<string, Row & {id: string}>)[word] as Row & {id: string}
}
const refused = async (method: string, path: string, body?: unknown): Promise<string> => {
  const answer = await v3(method, path, body)
  return `${answer.status} ${(answer.body as {error: {message: string}}).error.message}`
}
const idOf = async (plural: string, name: string): Promise<string> => {
  const rows = (await get(`${plural}?name=${name}`))[plural] as {id: string}[]
  return rows[0]?.id ?? ''
}
const signIn = (body: unknown) => ask(session.simulator, 'POST', tokens, body)
const asPassword = (user: Row, scope?: unknown) => ({
  auth: {identity: {methods: ['password'], password: {user}}, ...(scope === undefined ? {} : {scope})},
})

const kinds: readonly [word: string, row: Row, change: Row][] = [
  ['user', {name: 'ann', email: 'ann@example.com'}, {description: 'on call'}],
  ['project', {name: 'lab', description: 'trials'}, {description: 'more trials', tags: ['x']}],
  ['group', {name: 'crew'}, {description: 'night shift'}],
  ['role', {name: 'auditor'}, {description: 'looks on'}],
  ['domain', {name: 'elsewhere'}, {enabled: false}],
  ['region', {id: 'far', description: 'away'}, {description: 'far away'}],
  ['service', {name: 'glance', type: 'image'}, {description: 'images'}],
]

describe('every resource of keystone', () => {
  test.each(kinds)('%s: is created, shown, listed, changed and deleted', async (word, row, change) => {
    const one = await made(word, row)
    const path = `${word}s/${one.id}`
    expect(one).toMatchObject({...row, links: {self: `${session.simulator.url}/keystone/v3/${path}`}})
    expect((await get(path))[word]).toEqual(one)
    expect((await get(`${word}s`))[`${word}s`]).toContainEqual(one)
    const changed = await v3('PATCH', path, {[word]: change})
    expect(changed.status).toBe(200)
    expect((await get(path))[word]).toEqual({...one, ...change})
    expect((await v3('DELETE', path)).status).toBe(204)
    expect(await refused('GET', path)).toBe(`404 Could not find ${word}: ${one.id}.`)
    expect((await get(`${word}s`))[`${word}s`]).not.toContainEqual(expect.objectContaining({id: one.id}))
  })

  test.each(kinds)('%s: is refused with a body that says nothing of it, and never crashes', async (word, row) => {
    const one = await made(word, row)
    const bodies = [null, [], 'x', 5, {[word]: null}, {[word]: []}, {[word]: 'x'}]
    const fields = ['name', 'type', 'enabled', 'description', 'domain_id', 'id']
    const values = [{}, [], {a: []}, '\u0000', -1]
    const odd = fields.flatMap((field) => values.map((value) => ({[word]: {...row, [field]: value}})))
    for (const [method, path] of [
      ['POST', `${word}s`],
      ['PATCH', `${word}s/${one.id}`],
    ] as const) {
      for (const body of bodies) expect((await v3(method, path, body)).status).toBe(400)
      for (const body of odd) expect((await v3(method, path, body)).status).toBeLessThan(500)
    }
  })

  test.each([
    ['users?name=reader', ['reader']],
    ['users?name__icontains=READ', ['reader']],
    ['users?name__startswith=conf', ['configurator']],
    ['users?enabled=false', []],
    ['users?domain_id=nowhere', []],
    ['users?color=red&name=fm', ['fm']],
    ['projects?name=services', ['services']],
    ['projects?domain_id=default&enabled=True', ['admin', 'services']],
    ['roles?name=operator', ['operator']],
    ['roles?domain_id=default', []],
    ['domains?name=Default', ['Default']],
    ['services?type=platform', ['sysinv']],
    ['services?name=vim', ['vim']],
    ['regions?parent_region_id=', ['RegionOne', 'subcloud1', 'subcloud2', 'SystemController']],
    ['regions?parent_region_id=RegionOne', []],
  ])('%s', async (path, expected) => {
    expect(await names(path)).toEqual(expected)
  })

  test.each([
    ['POST', 'users', {user: {name: 'admin'}}, '409 Conflict occurred attempting to store user'],
    ['POST', 'roles', {role: {name: 'reader'}}, '409 Conflict occurred attempting to store role'],
    ['POST', 'domains', {domain: {name: 'Default'}}, '409 Conflict occurred attempting to store domain'],
    ['POST', 'regions', {region: {id: 'RegionOne'}}, '409 Conflict occurred attempting to store region - Duplicate ID'],
    ['POST', 'projects', {project: {name: 'x', domain_id: 'nowhere'}}, '404 Could not find domain: nowhere.'],
    ['POST', 'regions', {region: {id: 'x', parent_region_id: 'no'}}, '404 Could not find region: no.'],
    ['DELETE', 'regions/RegionOne', undefined, '403 Unable to delete region RegionOne because'],
    ['DELETE', 'domains/default', undefined, '403 You are not authorized'],
  ])('%s %s %j: %s', async (method, path, body, expected) => {
    expect(await refused(method, path, body)).toContain(expected)
  })
})

describe('the catalog', () => {
  test('has what was added to it, and not what was taken away', async () => {
    const {id: service} = await made('service', {name: 'glance', type: 'image'})
    const url = 'http://127.0.0.1:9292'
    const endpoint = await made('endpoint', {service_id: service, interface: 'public', region: 'far', url})
    expect(endpoint).toMatchObject({region_id: 'far', region: 'far', enabled: true})
    expect(await names('regions')).toContain('far')
    const entry = async (type: string) =>
      ((await get('auth/catalog'))['catalog'] as {type: string; endpoints: Row[]}[]).find((one) => one.type === type)
    expect((await entry('image'))?.endpoints).toMatchObject([{id: endpoint.id, region: 'far', url}])
    await v3('PATCH', `endpoints/${endpoint.id}`, {endpoint: {enabled: false}})
    expect((await entry('image'))?.endpoints).toEqual([])
    await v3('DELETE', `services/${service}`)
    expect(await entry('image')).toBeUndefined()
    expect((await v3('GET', `endpoints/${endpoint.id}`)).status).toBe(404)
  })

  test('may lose and change what follows from the system', async () => {
    const path = 'endpoints?region_id=subcloud1&interface=admin'
    const [first] = (await get(path))['endpoints'] as {id: string; url: string}[]
    expect((await get(`endpoints/${first?.id}`))['endpoint']).toMatchObject({url: first?.url, region_id: 'subcloud1'})
    await v3('PATCH', `endpoints/${first?.id}`, {endpoint: {url: 'http://127.0.0.1:1/'}})
    expect((await get(path))['endpoints']).toContainEqual(expect.objectContaining({url: 'http://127.0.0.1:1/'}))
    await v3('DELETE', `endpoints/${first?.id}`)
    expect((await get(path))['endpoints']).not.toContainEqual(expect.objectContaining({id: first?.id}))
  })

  test.each([
    [{interface: 'public', url: 'x'}, "400 'service_id' is a required property"],
    [{service_id: 'no', interface: 'public', url: 'x'}, '400 Expecting to find endpoint service_id'],
    [{service_id: 'no', interface: 'sideways', url: 'x'}, "400 Invalid input for field 'interface'"],
  ])('refuses an endpoint %j: %s', async (endpoint, expected) => {
    expect(await refused('POST', 'endpoints', {endpoint})).toContain(expected)
  })
})

describe('users, groups and roles', () => {
  test('a user of a group has its roles, and sees where', async () => {
    const {id: project} = await made('project', {name: 'lab'})
    const {id: user} = await made('user', {name: 'ann', password: 'one', default_project_id: project})
    const {id: group} = await made('group', {name: 'crew'})
    const role = await idOf('roles', 'member')
    expect((await v3('PUT', `groups/${group}/users/${user}`)).status).toBe(204)
    expect((await v3('HEAD', `groups/${group}/users/${user}`)).status).toBe(204)
    expect(await names(`groups/${group}/users`)).toEqual(['ann'])
    expect(await names(`users/${user}/groups`)).toEqual(['crew'])
    const grant = `projects/${project}/groups/${group}/roles/${role}`
    expect((await v3('HEAD', grant)).status).toBe(404)
    expect((await v3('PUT', grant)).status).toBe(204)
    expect((await v3('HEAD', grant)).status).toBe(204)
    expect(await names(`projects/${project}/groups/${group}/roles`)).toEqual(['member'])
    expect(await names(`users/${user}/projects`)).toEqual(['lab'])
    const answer = await signIn(asPassword({name: 'ann', domain: {id: 'default'}, password: 'one'}))
    const {token} = answer.body as {token: {roles: Row[]; project: Row}}
    expect(token.roles.map(({name}) => name)).toEqual(['member', 'reader'])
    expect(token.project).toMatchObject({id: project, name: 'lab'})
    const effective = await get(`role_assignments?effective&include_names=1&user.id=${user}`)
    expect(effective['role_assignments']).toMatchObject(
      ['member', 'reader'].map((name) => ({
        role: {name},
        user: {id: user, name: 'ann', domain: {name: 'Default'}},
        scope: {project: {id: project, name: 'lab', domain: {name: 'Default'}}},
      })),
    )
    expect((await v3('DELETE', grant)).status).toBe(204)
    expect(await refused('DELETE', grant)).toContain('404 Could not find role assignment')
    expect((await get(`role_assignments?group.id=${group}`))['role_assignments']).toEqual([])
  })

  test('roles are granted in domains and in the system as well, and go with whom they were granted to', async () => {
    const {id: user} = await made('user', {name: 'ann', password: 'one'})
    const role = await idOf('roles', 'reader')
    for (const path of [`domains/default/users/${user}/roles/${role}`, `system/users/${user}/roles/${role}`]) {
      expect((await v3('PUT', path)).status).toBe(204)
      expect((await v3('HEAD', path)).status).toBe(204)
    }
    const me = {name: 'ann', domain: {name: 'default'}, password: 'one'}
    expect((await signIn(asPassword(me, {domain: {name: 'Default'}}))).body).toMatchObject({
      token: {domain: {id: 'default'}, roles: [{name: 'reader'}]},
    })
    expect((await signIn(asPassword(me, {system: {all: true}}))).body).toMatchObject({token: {system: {all: true}}})
    const own = {'x-auth-token': String((await signIn(asPassword(me))).headers['x-subject-token'] ?? '')}
    expect((await ask(session.simulator, 'GET', '/keystone/v3/auth/domains', undefined, own)).body).toMatchObject({
      domains: [{id: 'default', name: 'Default'}],
    })
    expect((await signIn(asPassword(me, {project: {name: 'admin', domain: {id: 'default'}}}))).status).toBe(401)
    const [system] = (await get('role_assignments?scope.system=all'))['role_assignments'] as Row[]
    expect(system).toMatchObject({user: {id: user}, scope: {system: {all: true}}})
    await v3('DELETE', `users/${user}`)
    expect((await get(`role_assignments?user.id=${user}`))['role_assignments']).toEqual([])
  })

  test('a domain is deleted when it is disabled, with all that is in it; its names are its own', async () => {
    const {id: domain} = await made('domain', {name: 'elsewhere'})
    const {id: user} = await made('user', {name: 'admin', domain_id: domain, password: 'one'})
    const {id: project} = await made('project', {name: 'admin', domain_id: domain})
    const {id: sub} = await made('project', {name: 'part', parent_id: project})
    expect((await get(`projects/${sub}`))['project']).toMatchObject({domain_id: domain, parent_id: project})
    expect(await refused('DELETE', `projects/${project}`)).toContain('403')
    const me = {name: 'admin', domain: {name: 'elsewhere'}, password: 'one'}
    expect((await signIn(asPassword(me))).status).toBe(201)
    expect((await signIn(asPassword({...me, domain: {id: 'default'}}))).status).toBe(401)
    expect(await refused('DELETE', `domains/${domain}`)).toContain('403 Cannot delete a domain that is enabled')
    await v3('PATCH', `domains/${domain}`, {domain: {enabled: false}})
    expect((await signIn(asPassword(me))).status).toBe(401)
    expect((await v3('DELETE', `domains/${domain}`)).status).toBe(204)
    for (const path of [`users/${user}`, `projects/${project}`, `projects/${sub}`]) {
      expect((await v3('GET', path)).status).toBe(404)
    }
  })

  test('what the bootstrap made is not deleted by mistake', async () => {
    const role = await idOf('roles', 'admin')
    expect((await get(`roles/${role}`))['role']).toMatchObject({options: {immutable: true}})
    expect(await refused('DELETE', `roles/${role}`)).toContain('403 Unable to delete immutable role')
  })

  test('everybody sees what is his own, and only readers what is that of others', async () => {
    const {id: ann} = await made('user', {name: 'ann', password: 'one'})
    const {id: bob} = await made('user', {name: 'bob', password: 'two'})
    const answer = await signIn(asPassword({id: ann, password: 'one'}))
    const headers = {'x-auth-token': String(answer.headers['x-subject-token'] ?? '')}
    expect(answer.body).not.toHaveProperty('token.project')
    const own = (path: string) => ask(session.simulator, 'GET', `/keystone/v3/${path}`, undefined, headers)
    expect((await own(`users/${ann}/projects`)).body).toMatchObject({projects: []})
    expect((await own('auth/projects')).body).toMatchObject({projects: []})
    expect((await own('auth/domains')).body).toMatchObject({domains: []})
    for (const path of [`users/${bob}/projects`, 'users', 'projects', 'role_assignments']) {
      expect((await own(path)).status).toBe(403)
    }
    expect((await get('auth/projects'))['projects']).toMatchObject([{name: 'admin'}])
  })
})

describe('passwords and tokens', () => {
  test('stand nowhere in the file, and last over a restart', async () => {
    const canary = 'Canary-7f3a91'
    const {id} = await made('user', {name: 'ann', password: canary})
    await v3('PUT', `projects/${await idOf('projects', 'admin')}/users/${id}/roles/${await idOf('roles', 'reader')}`)
    const answer = await signIn(passwordAuth('ann', canary))
    const token = String(answer.headers['x-subject-token'] ?? '')
    expect(token).toMatch(/^gAAAAA/)
    const digested = createHash('sha256').update(`${id}\n${canary}`).digest('hex')
    await session.simulator.close()
    const file = readFileSync(join(folder, databaseName), 'latin1')
    for (const secret of [canary, token, session.token, digested]) expect(file).not.toContain(secret)
    session = {...(await openSession({store: folder, wall: () => realTime})), token}
    expect((await v3('GET', 'auth/projects')).status).toBe(200)
    expect((await signIn(passwordAuth('ann', canary))).status).toBe(201)
  })

  test('nobody signs in without a password, or with that of another simulator', async () => {
    await made('user', {name: 'ann'})
    for (const password of ['', undefined, null, 5]) {
      expect((await signIn(asPassword({name: 'ann', domain: {id: 'default'}, password}))).status).toBe(401)
    }
  })

  test('a token ends with its time, its password, its user, or when it is given back', async () => {
    const {id} = await made('user', {name: 'ann', password: 'one'})
    const fresh = async (password: string) => {
      const answer = await signIn(asPassword({id, password}))
      return String(answer.headers['x-subject-token'] ?? '')
    }
    const works = async (token: string) =>
      (await ask(session.simulator, 'GET', '/keystone/v3/auth/projects', undefined, {'x-auth-token': token})).status
    const [kept, given] = [await fresh('one'), await fresh('one')]
    await session.ask('DELETE', tokens, undefined, {'x-subject-token': given})
    expect([await works(kept), await works(given)]).toEqual([200, 401])
    await v3('PATCH', `users/${id}`, {user: {password: 'two'}})
    expect(await works(kept)).toBe(401)
    const next = await fresh('two')
    await v3('PATCH', `users/${id}`, {user: {enabled: false}})
    expect(await works(next)).toBe(401)
    expect((await signIn(asPassword({id, password: 'two'}))).status).toBe(401)
    for (const damaged of ['', 'gAAAAA', next.slice(0, -2), `${next}AA`, `A${next.slice(1)}`]) {
      expect(await works(damaged)).toBe(401)
    }
  })

  test('a token that was got with a token lasts no longer', async () => {
    realTime += 1_800_000
    const answer = await signIn({auth: {identity: {methods: ['token'], token: {id: session.token}}}})
    expect(answer.body).toMatchObject({token: {expires_at: '2027-01-15T09:00:00.000000Z'}})
  })

  test('signing in writes nothing, however often', async () => {
    const {database} = session.simulator.sim
    const {documents} = database.counts()
    const body = {auth: {identity: {methods: ['token'], token: {id: session.token}}}}
    for (let n = 0; n < 50; n += 1) expect((await signIn(body)).status).toBe(201)
    expect(database.counts().documents).toBe(documents)
  })

  test('tokens that were given back are forgotten when they would have ended anyway', async () => {
    const {sim} = session.simulator
    const giveBack = async () => {
      const answer = await signIn({auth: {identity: {methods: ['token'], token: {id: session.token}}}})
      const subject = {'x-subject-token': String(answer.headers['x-subject-token'] ?? '')}
      expect((await session.ask('DELETE', tokens, undefined, subject)).status).toBe(204)
    }
    for (let n = 0; n < 3; n += 1) await giveBack()
    const before = sim.database.documents('private', 'keystone.revoked').length
    realTime += 3_600_001
    session = {...session, ...(await openAgain())}
    await giveBack()
    expect([before, sim.database.documents('private', 'keystone.revoked').length]).toEqual([3, 1])
  })

  test.each([
    [{auth: 5}],
    [{auth: {identity: {methods: ['password'], password: 'x'}}}],
    [{auth: {identity: {methods: ['password'], password: {user: {name: 5, domain: {name: 5}}}}}}],
    [{auth: {identity: {methods: ['password'], password: {user: {name: 'admin', domain: null}}}, scope: null}}],
    [{auth: {identity: {methods: [{}], password: []}, scope: {project: 'x'}}}],
    [null],
    [[]],
  ])('%j is refused', async (body) => {
    expect([400, 401]).toContain((await signIn(body)).status)
  })
})

async function openAgain(): Promise<{token: string; ask: Session['ask']}> {
  const token = await logIn(session.simulator, 'admin')
  return {
    token,
    ask: (method, path, body, headers) =>
      ask(session.simulator, method, path, body, {'x-auth-token': token, ...headers}),
  }
}
