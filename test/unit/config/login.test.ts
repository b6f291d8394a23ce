import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {contextsFile, readContexts, saveContext} from '../../../src/config/contexts.js'
import type {Variables} from '../../../src/config/environment.js'
import {addContext, answered, loginConnection, planLogin, rememberLogin, unanswered} from '../../../src/config/login.js'
import {resolveConnection} from '../../../src/config/resolve.js'
import {environmentIn, put, temporaryHome} from './temporary.js'

const OPENRC = {
  OS_AUTH_URL: 'http://lab:5000/v3',
  OS_USERNAME: 'ann',
  OS_PASSWORD: 'Li69nux*',
  OS_PROJECT_NAME: 'admin',
  OS_REGION_NAME: 'RegionOne',
}

const input = (home: string, variables: Variables = {}, flags: Record<string, unknown> = {}) => ({
  flags,
  environment: environmentIn(home, variables),
  cwd: home,
})

describe('signing in', () => {
  test('with everything in the environment, and connecting without it afterwards', async () => {
    const home = await temporaryHome()
    const given = input(home, {...OPENRC, OS_CACERT: 'ca.pem', OS_AUTH_TOKEN: 'stale'})
    const login = await planLogin(given)
    expect(unanswered(login)).toEqual([])
    expect(loginConnection(login, given)).toMatchObject({
      auth: {kind: 'password', username: 'ann', password: 'Li69nux*'},
      refreshCache: true,
    })
    expect(await rememberLogin(login, given, {protected: true})).toEqual({name: 'lab', place: 'file', setAside: []})

    const resolved = await resolveConnection(input(home))
    expect(resolved).toMatchObject({
      source: 'context:lab',
      protected: true,
      connection: {region: 'RegionOne', tls: {caFile: join(home, 'ca.pem')}},
    })
    const {auth} = resolved.connection
    expect(auth.kind === 'password' && typeof auth.password === 'function' && (await auth.password())).toBe('Li69nux*')
  })

  test('asks for where, then who', async () => {
    const login = await planLogin(input(await temporaryHome()))
    expect(unanswered(login)).toEqual(['auth_url', 'username', 'password', 'project_name', 'region_name'])
    expect(unanswered(answered(login, 'auth_url', 'http://lab:5000/v3'))).toEqual([
      'username',
      'password',
      'project_name',
      'region_name',
    ])
    expect(() => loginConnection(login, input('/'))).toThrow(/missing auth url .*password \(OS_PASSWORD\)/)
  })

  test('again: only the password is asked for, and the rest stays', async () => {
    const home = await temporaryHome()
    const first = input(home, OPENRC)
    await rememberLogin(await planLogin(first, 'rack'), first, {protected: true, description: 'the rack'})
    const again = await planLogin(input(home))
    expect(again.name).toBe('rack')
    expect(unanswered(again)).toEqual(['password'])
    await rememberLogin(answered(again, 'password', 'new'), input(home), {description: undefined})
    expect((await readContexts(input(home).environment.paths)).contexts['rack']).toMatchObject({
      username: 'ann',
      protected: true,
      description: 'the rack',
    })
  })

  test('the same user at the same place is the same context, another user is another', async () => {
    const home = await temporaryHome()
    const ann = input(home, OPENRC)
    await rememberLogin(await planLogin(ann), ann, {})
    expect((await planLogin(input(home, {...OPENRC, OS_AUTH_URL: 'http://lab:5000/v3/'}))).name).toBe('lab')
    const bob = input(home, {...OPENRC, OS_USERNAME: 'bob'})
    expect(await rememberLogin(await planLogin(bob), bob, {})).toMatchObject({name: 'bob@lab'})
  })

  test.each([
    ['https://[fd00::2]:5000/v3', 'fd00-2'],
    ['http://127.0.0.1:8620/identity/v3', '127.0.0.1-8620'],
  ])('%s is called %s', async (url, name) => {
    const given = input(await temporaryHome(), {...OPENRC, OS_AUTH_URL: url})
    expect(await rememberLogin(await planLogin(given), given, {})).toMatchObject({name})
  })

  test('a context is not pointed elsewhere by the environment', async () => {
    const home = await temporaryHome()
    const {paths} = input(home).environment
    await saveContext(paths, {name: 'prod', context: {auth_url: 'http://prod:5000/v3'}})
    await expect(planLogin(input(home, OPENRC), 'prod')).rejects.toMatchObject({kind: 'usage'})
    const flagged = await planLogin(input(home, OPENRC, {'os-auth-url': 'http://new:5000/v3'}), 'prod')
    expect(flagged.layer.auth_url?.value).toBe('http://new:5000/v3')
  })

  test('a damaged contexts file does not keep anybody out', async () => {
    const home = await temporaryHome()
    const given = input(home, OPENRC)
    const file = contextsFile(given.environment.paths)
    await put(file, 'contexts: [')
    expect(await rememberLogin(await planLogin(given), given, {})).toMatchObject({setAside: [`${file}.damaged-1`]})
  })

  test('OIDC keeps no password', async () => {
    const home = await temporaryHome()
    const given = input(home, {OS_AUTH_URL: 'http://lab:5000/v3', OS_USERNAME: 'ann', STX_AUTH_TYPE: 'oidc'})
    const login = await planLogin(given)
    expect(unanswered(login)).toEqual([])
    expect(await rememberLogin(login, given, {})).toEqual({name: 'lab', place: undefined, setAside: []})
  })
})

describe('adding a context without signing in', () => {
  test('takes flags and environment, keeps the password apart, and is current only when asked', async () => {
    const home = await temporaryHome()
    const {paths} = input(home).environment
    await saveContext(paths, {name: 'lab', context: {auth_url: 'http://other:5000/v3'}})
    const given = input(home, OPENRC, {'os-region-name': 'SystemController'})
    expect(await addContext(given, 'rack', {makeCurrent: false, description: 'the rack'})).toEqual({
      name: 'rack',
      place: 'file',
      setAside: [],
    })
    expect(await readContexts(paths)).toMatchObject({
      current: 'lab',
      contexts: {rack: {username: 'ann', region_name: 'SystemController', description: 'the rack'}},
    })
    expect((await resolveConnection(input(home, {}, {context: 'rack'}))).source).toBe('context:rack')
  })

  test('an existing name and a missing address are refused', async () => {
    const home = await temporaryHome()
    const given = input(home, OPENRC)
    await addContext(given, 'rack', {makeCurrent: true})
    await expect(addContext(given, 'rack', {makeCurrent: true})).rejects.toMatchObject({
      kind: 'conflict',
      message: 'context exists: rack',
    })
    await expect(addContext(input(home), 'new', {makeCurrent: true})).rejects.toMatchObject({
      kind: 'auth',
      message: expect.stringContaining('OS_AUTH_URL'),
    })
  })
})
