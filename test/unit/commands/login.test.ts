import {readdir} from 'node:fs/promises'
import nock from 'nock'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import Doctor from '../../../src/commands/doctor.js'
import Login from '../../../src/commands/login.js'
import Logout from '../../../src/commands/logout.js'
import {readContexts} from '../../../src/config/contexts.js'
import {credentials, credentialsFile} from '../../../src/config/credentials.js'
import {tokenCacheDir} from '../../../src/config/paths.js'
import {environmentIn, temporaryHome} from '../config/temporary.js'
import {runCommand} from './run-command.js'

const HOST = 'http://lab.test:5000'
const PUBLIC = {interface: 'public', region: 'RegionOne', region_id: 'RegionOne'}

beforeEach(() => {
  nock.disableNetConnect()
})

afterEach(() => {
  const left = nock.pendingMocks()
  nock.cleanAll()
  nock.enableNetConnect()
  expect(left).toEqual([])
})

/** Keystone takes this password from ann, and knows one service. */
function keystone(password: string, types: Record<string, string> = {}) {
  const catalog = Object.entries(types).map(([type, url]) => ({type, name: type, endpoints: [{...PUBLIC, url}]}))
  return nock(HOST)
    .post('/v3/auth/tokens', (body) => body.auth.identity.password.user.password === password)
    .reply(
      201,
      {
        token: {
          expires_at: '2999-01-01T00:00:00.000000Z',
          user: {id: 'u1', name: 'ann', domain: {name: 'Default'}},
          project: {id: 'p1', name: 'admin', domain: {name: 'Default'}},
          roles: [{name: 'admin'}],
          catalog,
        },
      },
      {'X-Subject-Token': 'gAAAA'},
    )
}

const OPENRC = {OS_AUTH_URL: `${HOST}/v3`, OS_USERNAME: 'ann', OS_PROJECT_NAME: 'admin', OS_REGION_NAME: 'RegionOne'}
const ANN = {authUrl: `${HOST}/v3`, username: 'ann'}

describe('stx login', () => {
  test('takes the password from standard input and remembers what worked', async () => {
    const env = environmentIn(await temporaryHome(), OPENRC)
    keystone('Li69nux*')
    const outcome = await runCommand(Login, ['--password-stdin', '--protected'], env, {input: 'Li69nux*\n'})
    expect(outcome).toMatchObject({
      code: 0,
      stdout: '',
      stderr: `signed in as context lab.test; the password is in ${credentialsFile(env.paths)}\n`,
    })
    expect(await readContexts(env.paths)).toMatchObject({
      current: 'lab.test',
      contexts: {'lab.test': {username: 'ann', protected: true}},
    })
    expect(await credentials(env.paths, false).find(ANN)).toEqual({password: 'Li69nux*', place: 'file'})
  })

  test('asks at a terminal, suggests the usual answers, and shows no password', async () => {
    const env = environmentIn(await temporaryHome())
    keystone('Li69nux*')
    const typed = [`${HOST}/v3\r`, 'ann\r', 'Li69nux*\r', '\r', '\r']
    const outcome = await runCommand(Login, ['lab'], env, {typed})
    expect(outcome.failure).toBeUndefined()
    expect(outcome.stderr).toContain('project name [admin]: ')
    expect(outcome.stderr).toContain('region name [RegionOne]: ')
    expect(outcome.stderr).not.toContain('Li69')
    expect((await readContexts(env.paths)).contexts['lab']).toMatchObject({
      auth_url: `${HOST}/v3`,
      username: 'ann',
      project_name: 'admin',
      region_name: 'RegionOne',
    })
  })

  test('Ctrl-C while the password is typed interrupts, and nothing is sent or kept', async () => {
    const env = environmentIn(await temporaryHome(), OPENRC)
    const outcome = await runCommand(Login, [], env, {typed: ['Li69\u0003']})
    expect(outcome).toMatchObject({code: 130, stdout: '', failure: {message: 'interrupted'}})
    expect(await readContexts(env.paths)).toEqual({contexts: {}})
  })

  test('Ctrl-D gives up', async () => {
    const env = environmentIn(await temporaryHome(), OPENRC)
    const outcome = await runCommand(Login, [], env, {typed: ['\u0004']})
    expect(outcome).toMatchObject({code: 1, failure: {message: 'no answer to: password'}})
  })

  test('without a terminal, what is missing is named', async () => {
    const env = environmentIn(await temporaryHome(), OPENRC)
    expect(await runCommand(Login, [], env)).toMatchObject({
      code: 4,
      failure: {
        message: 'cannot sign in (flags): missing password (OS_PASSWORD)',
        hint: 'set them, or run it at a terminal, which asks',
      },
    })
  })

  test.each([
    ['', 'no password on standard input'],
    ['one\ntwo\n', 'more than one line on standard input'],
  ])('%j is no password', async (input, message) => {
    const env = environmentIn(await temporaryHome(), OPENRC)
    expect(await runCommand(Login, ['--password-stdin'], env, {input})).toMatchObject({code: 2, failure: {message}})
  })

  test('a refused password is not kept', async () => {
    const env = environmentIn(await temporaryHome(), {...OPENRC, OS_PASSWORD: 'wrong'})
    nock(HOST)
      .post('/v3/auth/tokens')
      .reply(401, {error: {code: 401, title: 'Unauthorized', message: 'no'}})
    expect(await runCommand(Login, [], env)).toMatchObject({code: 4})
    expect(await readContexts(env.paths)).toEqual({contexts: {}})
    expect(await credentials(env.paths, false).find(ANN)).toBeUndefined()
  })
})

test('stx logout forgets the password and the tokens', async () => {
  const env = environmentIn(await temporaryHome(), {...OPENRC, OS_PASSWORD: 'Li69nux*'})
  keystone('Li69nux*')
  await runCommand(Login, ['lab'], env)
  expect(await readdir(tokenCacheDir(env.paths))).toHaveLength(1)
  const outcome = await runCommand(Logout, ['--format', 'json'], env)
  expect(JSON.parse(outcome.stdout)).toMatchObject({name: 'lab', password_forgotten: true})
  expect(await credentials(env.paths, false).find(ANN)).toBeUndefined()
  await expect(readdir(tokenCacheDir(env.paths))).rejects.toMatchObject({code: 'ENOENT'})
})

describe('stx doctor', () => {
  const SERVICES = {platform: 'http://lab.test:6385/v1', faultmanagement: 'http://lab.test:18002'}
  const complete = async () => environmentIn(await temporaryHome(), {...OPENRC, OS_PASSWORD: 'Li69nux*'})

  /** As sysinv writes the end of a certificate. */
  const inDays = (days: number) => {
    const [, day, month, year, time] = new Date(Date.now() + days * 86_400_000).toUTCString().split(' ')
    return `${month} ${day} ${time} ${year}`
  }

  test('one line per finding, and 1 where something failed', async () => {
    const behind = new Date(Date.now() - 3_600_000).toUTCString()
    nock(HOST)
      .get('/v3')
      .reply(200, {version: {id: 'v3.14'}}, {Date: behind})
    keystone('Li69nux*', SERVICES)
    nock('http://lab.test:6385')
      .get('/')
      .reply(200, {versions: [{id: 'v1'}], default_version: {id: 'v1'}})
      .get('/v1/isystems')
      .matchHeader('x-auth-token', 'gAAAA')
      .reply(200, {isystems: []})
      .get('/v1/certificate/get_all_certs')
      .reply(200, {
        apiserver: {Renewal: 'Automatic', Validity: {'Not After': inDays(3)}},
        'by-hand': {Renewal: 'Manual', Validity: {'Not After': inDays(5)}},
        later: {Renewal: 'Manual', Validity: {'Not After': inDays(300)}},
      })
    nock('http://lab.test:18002').get('/').reply(500, '')
    const {code, stdout} = await runCommand(Doctor, ['--format', 'json'], await complete())
    const findings = JSON.parse(stdout) as {check: string; state: string; detail: string}[]
    expect(findings.map(({check, state}) => `${check} ${state}`)).toEqual([
      'configured ok',
      'keystone ok',
      'authorised ok',
      'sysinv ok',
      'fm fail',
      'usm fail',
      'vim fail',
      'dcmanager warn',
      'clock warn',
      'certificates warn',
    ])
    expect(findings.find(({check}) => check === 'keystone')?.detail).toMatch(/v3 answers in \d+ ms, versions v3\.14$/)
    expect(findings.find(({check}) => check === 'authorised')?.detail).toBe('ann in project admin, roles admin')
    expect(findings.find(({check}) => check === 'clock')?.detail).toMatch(/^36\d\d s behind/)
    // What renews itself is no reason to worry.
    expect(findings.find(({check}) => check === 'certificates')?.detail).toMatch(
      /^by-hand holds until \S+, [45] days more$/,
    )
    expect(code).toBe(1)
  })

  const OFFICES = {
    sysinv: ['platform', 'http://lab.test:6385', '/v1/isystems'],
    fm: ['faultmanagement', 'http://lab.test:18002', '/v1/alarms/summary'],
    usm: ['usm', 'http://lab.test:5497', '/v1/deploy'],
    vim: ['nfv', 'http://lab.test:4545', '/api/orchestration/sw-upgrade/strategy'],
    dcmanager: ['dcmanager', 'http://lab.test:8119', '/v1.0/subcloud-groups'],
  } as const

  /** All services are there, and want a token even for their root; one of them answers otherwise. */
  async function tour(odd: string, status: number, body: nock.Body) {
    nock(HOST)
      .get('/v3')
      .reply(200, {version: {id: 'v3.14'}})
    // Who refuses the token is asked again with a new one.
    const types = Object.fromEntries(Object.values(OFFICES).map(([type, url]) => [type, url]))
    keystone('Li69nux*', types).persist()
    for (const [name, [, url, path]] of Object.entries(OFFICES)) {
      nock(url)
        .get('/')
        .reply(name === 'vim' ? 403 : 401, '')
      const asked = nock(url).persist().get(path).matchHeader('x-auth-token', 'gAAAA').optionally()
      if (name === odd) asked.reply(status, body)
      else asked.reply(200, {})
    }
    const {code, stdout} = await runCommand(Doctor, ['--format', 'json'], await complete())
    const findings = JSON.parse(stdout) as {check: string; state: string; detail: string; fix?: string}[]
    nock.cleanAll()
    return {code, findings: findings.filter(({check}) => check in OFFICES)}
  }

  test('a root that wants a token is no finding where the service takes ours', async () => {
    const {code, findings} = await tour('none', 200, {})
    expect(findings.map(({check, state}) => `${check} ${state}`)).toEqual(
      Object.keys(OFFICES).map((name) => `${name} ok`),
    )
    expect(findings.map(({detail}) => detail).join()).not.toMatch(/40[13]/)
    expect(code).toBe(0)
  })

  test.each([
    ['sysinv', 401, '', /answered 401/, /^sign in again/],
    ['fm', 403, {error_message: '{"code":403,"title":"Forbidden","description":null}'}, /Forbidden/, /^the roles of/],
    ['usm', 401, {error: {code: 401, message: 'requires authentication'}}, /requires authentication/, /^sign in again/],
    ['vim', 403, '', /the token is not accepted/, /^sign in again/],
    ['vim', 403, {code: 403, title: 'Forbidden', description: ''}, /Forbidden/, /^the roles of/],
    ['vim', 404, 'not here', /answered 404/, /^check the endpoint/],
    ['dcmanager', 403, 'no', /answered 403/, /^the roles of/],
  ] as const)('%s that answers %i to a request with the token has failed', async (name, status, body, detail, fix) => {
    const {code, findings} = await tour(name, status, body)
    const failed = findings.filter(({state}) => state === 'fail')
    expect(failed).toEqual([
      expect.objectContaining({check: name, detail: expect.stringMatching(detail), fix: expect.stringMatching(fix)}),
    ])
    expect(findings).toHaveLength(Object.keys(OFFICES).length)
    expect(code).toBe(1)
  })

  test('a wrong password ends the tour', async () => {
    nock(HOST)
      .get('/v3')
      .reply(200, {version: {id: 'v3.14'}})
    nock(HOST)
      .post('/v3/auth/tokens')
      .reply(401, {error: {code: 401, title: 'Unauthorized', message: 'no'}})
    const {code, stdout} = await runCommand(Doctor, ['--format', 'value', '--column', 'check,state'], await complete())
    expect(stdout.split('\n').slice(0, 3)).toEqual(['configured ok', 'keystone ok', 'authorised fail'])
    expect(code).toBe(1)
  })

  test('another server where keystone should be', async () => {
    nock(HOST).get('/v3').reply(404, 'nginx')
    const {code, stdout} = await runCommand(Doctor, ['--format', 'json'], await complete())
    expect(JSON.parse(stdout)).toMatchObject([
      {check: 'configured', state: 'ok'},
      {check: 'keystone', state: 'fail', detail: expect.stringContaining('answers with status 404')},
    ])
    expect(code).toBe(1)
  })

  test('nothing configured', async () => {
    const {code, stdout} = await runCommand(Doctor, [], environmentIn(await temporaryHome()))
    expect(stdout).toMatch(/\| configured +\| fail +\| no cloud to talk to +\| start the simulator/)
    expect(code).toBe(1)
  })
})
