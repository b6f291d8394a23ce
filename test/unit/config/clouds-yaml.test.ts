import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {Variables} from '../../../src/config/environment.js'
import {resolveConnection} from '../../../src/config/resolve.js'
import {aliasBomb} from '../../support/yaml.js'
import {environmentIn, put, temporaryHome} from './temporary.js'

const cloud = (url: string, more = '') => `clouds:
  pad:
    region_name: RegionOne
    auth: {auth_url: ${url}, username: ann, password: plain, project_name: admin}
${more}`

const connect = (home: string, variables: Variables = {}) =>
  resolveConnection({
    flags: {},
    environment: environmentIn(home, {OS_CLOUD: 'pad', ...variables}),
    cwd: join(home, 'work'),
  })

describe('clouds.yaml', () => {
  test('the working directory comes before the home, OS_CLIENT_CONFIG_FILE before both', async () => {
    const home = await temporaryHome()
    await put(join(home, '.config/openstack/clouds.yaml'), cloud('http://home/v3'))
    expect((await connect(home)).connection.auth).toMatchObject({authUrl: 'http://home/v3'})
    await put(join(home, 'work/clouds.yml'), cloud('http://here/v3'))
    expect((await connect(home)).connection.auth).toMatchObject({authUrl: 'http://here/v3'})
    await put(join(home, 'other.yaml'), cloud('http://there/v3'))
    const elsewhere = await connect(home, {OS_CLIENT_CONFIG_FILE: join(home, 'other.yaml')})
    expect(elsewhere.connection.auth).toMatchObject({authUrl: 'http://there/v3'})
  })

  test('secure.yaml adds and replaces', async () => {
    const home = await temporaryHome()
    await put(join(home, 'work/clouds.yaml'), cloud('http://here/v3'))
    await put(join(home, '.config/openstack/secure.yaml'), 'clouds: {pad: {auth: {password: safe}}}\n')
    expect((await connect(home)).connection.auth).toMatchObject({username: 'ann', password: 'safe'})
  })

  test('tls, interface and domains', async () => {
    const home = await temporaryHome()
    const more = '    verify: false\n    cacert: /ca.pem\n    interface: internal\n'
    await put(join(home, 'work/clouds.yaml'), cloud('https://here/v3', more))
    expect((await connect(home)).connection).toMatchObject({
      interface: 'internal',
      tls: {insecure: true, caFile: '/ca.pem'},
      auth: {userDomain: {name: 'Default'}},
    })
  })

  test.each([
    ['clouds:\n  pad:\n   auth: [\n', 'clouds.yaml:4: '],
    ['cloud: {}\n', 'clouds.yaml:1: expected a mapping `clouds`'],
    ['clouds:\n  other: {}\n  pad: 7\n', 'clouds.yaml:3: cloud pad must be a mapping of settings'],
    [aliasBomb, 'clouds.yaml: Excessive alias count'],
    ['clouds:\n  pad:\n    auth: ann\n', 'clouds.yaml:3: `auth` of cloud pad must be a mapping'],
  ])('%j is an error at its line', async (text, message) => {
    const home = await temporaryHome()
    await put(join(home, 'work/clouds.yaml'), text)
    await expect(connect(home)).rejects.toMatchObject({kind: 'usage', message: expect.stringContaining(message)})
  })

  test('a cloud that is nowhere', async () => {
    const home = await temporaryHome()
    await put(join(home, 'work/clouds.yaml'), 'clouds: {other: {}}\n')
    await expect(connect(home)).rejects.toMatchObject({
      kind: 'not-found',
      message: `cloud pad is not in ${join(home, 'work/clouds.yaml')}`,
    })
  })

  test('what the cloud leaves out is named', async () => {
    const home = await temporaryHome()
    await put(join(home, 'work/clouds.yaml'), 'clouds: {pad: {auth: {auth_url: "http://here/v3"}}}\n')
    await expect(connect(home)).rejects.toMatchObject({
      kind: 'auth',
      message: expect.stringMatching(
        /^cannot sign in \(cloud:pad\): missing username .*password .*project name .*region/,
      ),
    })
  })
})
