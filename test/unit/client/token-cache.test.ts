import {chmod, mkdir, readdir, readFile, stat, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import nock from 'nock'
import {afterEach, beforeEach, expect, test} from 'vitest'
import * as z from 'zod'
import {cloudWith, expectAllSent, grant, KEYSTONE, keystoneGrants, PASSWORD_AUTH, temporaryDirectory} from './cloud.js'

const Row = z.looseObject({id: z.number()})
const SYSINV = 'http://sysinv.test:6385'

let cacheDir: string
let notices: string[]

beforeEach(async () => {
  cacheDir = join(await temporaryDirectory(), 'cache')
  notices = []
})

afterEach(expectAllSent)

/** One run of a program: signs in where it must, and sends one request that has to carry this token. */
async function run(token: string, options: Parameters<typeof cloudWith>[0] = {}) {
  nock(SYSINV).get('/v1/x').matchHeader('x-auth-token', token).reply(200, {id: 1})
  const cloud = cloudWith({cacheDir, onNotice: (text) => notices.push(text), ...options})
  await (await cloud.api('sysinv')).get('/x', Row)
}

async function onlyFile(): Promise<string> {
  const names = await readdir(cacheDir)
  expect(names).toHaveLength(1)
  return join(cacheDir, names[0] ?? '')
}

test('the second run signs in no more, and nobody else can read the token', async () => {
  keystoneGrants('tok')
  await run('tok')
  await run('tok')
  const file = await onlyFile()
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await stat(cacheDir)).mode & 0o777).toBe(0o700)
  expect(file).not.toMatch(/admin|keystone/)
  expect(await readFile(file, 'utf8')).not.toContain(PASSWORD_AUTH.password)
  expect(notices).toEqual([])
})

test('another account, project or region has a token of its own', async () => {
  keystoneGrants('first', 'second', 'third')
  await run('first')
  await run('second', {auth: {...PASSWORD_AUTH, username: 'operator'}})
  await run('third', {auth: {...PASSWORD_AUTH, project: {name: 'services'}}})
  expect(await readdir(cacheDir)).toHaveLength(3)
})

test('a region that was looked up once is found without keystone', async () => {
  keystoneGrants('tok')
  for (const _ of ['first', 'second']) {
    const cloud = cloudWith({cacheDir})
    expect((await cloud.api('sysinv', {region: 'subcloud1'})).url).toBe('http://subcloud1.test:6385/v1')
    expect((await cloud.api('fm')).url).toBe('http://fm.test:18002/v1')
  }
})

test('only the endpoints of the region are kept', async () => {
  keystoneGrants('tok')
  await run('tok')
  expect(await readFile(await onlyFile(), 'utf8')).not.toContain('subcloud1')
})

test('an endpoint that the cache does not know yet is asked for', async () => {
  const before = grant({catalog: grant().token.catalog.filter(({name}) => name !== 'fm')})
  nock(KEYSTONE).post('/v3/auth/tokens').reply(201, before, {'x-subject-token': 'old'})
  await run('old')
  keystoneGrants('new')
  expect((await cloudWith({cacheDir}).api('fm')).url).toBe('http://fm.test:18002/v1')
})

test('a token that ends within a minute is not used', async () => {
  const expires_at = new Date(Date.now() + 30_000).toISOString()
  nock(KEYSTONE).post('/v3/auth/tokens').reply(201, grant({expires_at}), {'x-subject-token': 'old'})
  await run('old')
  keystoneGrants('new')
  await run('new')
})

test('a token that is refused is replaced in the cache too', async () => {
  keystoneGrants('old')
  await run('old')
  nock(SYSINV).get('/v1/x').matchHeader('x-auth-token', 'old').reply(401)
  keystoneGrants('new')
  await run('new')
  await run('new')
})

test('the cache can be left aside for one run', async () => {
  keystoneGrants('old', 'new')
  await run('old')
  await run('new', {refreshCache: true})
  await run('new')
})

test('asking who one is always asks keystone', async () => {
  keystoneGrants('tok', 'again')
  await run('tok')
  expect((await cloudWith({cacheDir}).session()).catalog).toHaveLength(6)
})

test.each([
  ['not JSON', '{"token":'],
  ['unexpected grant', '{"token":"tok"}'],
  ['not JSON', ''],
])('a damaged file is set aside and said: %s', async (why, text) => {
  keystoneGrants('old', 'new')
  await run('old')
  const file = await onlyFile()
  await writeFile(file, text)
  await run('new')
  expect(notices).toEqual([
    `the token cache ${file} is damaged (${why}): set aside as ${file}.damaged, signing in again`,
  ])
  expect(await readFile(`${file}.damaged`, 'utf8')).toBe(text)
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({token: 'new'})
})

test('a cache that cannot be written stops nobody', async () => {
  await writeFile(cacheDir, 'in the way')
  keystoneGrants('tok')
  await run('tok')
  expect(notices).toEqual([
    expect.stringContaining('cannot read the token cache'),
    expect.stringContaining('cannot write the token cache'),
  ])
})

test('writers at the same time leave one whole file', async () => {
  const tokens = Array.from({length: 20}, (_, n) => `token-${n}-${'x'.repeat(5000)}`)
  keystoneGrants(...tokens)
  await Promise.all(tokens.map(() => cloudWith({cacheDir, refreshCache: true}).api('sysinv')))
  const {token} = JSON.parse(await readFile(await onlyFile(), 'utf8'))
  expect(tokens).toContain(token)
})

test('a file that others could read is made private', async () => {
  await mkdir(cacheDir)
  keystoneGrants('old', 'new')
  await run('old')
  const file = await onlyFile()
  await chmod(file, 0o644)
  await run('new', {refreshCache: true})
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})
