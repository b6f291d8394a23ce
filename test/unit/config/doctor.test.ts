import {chmod} from 'node:fs/promises'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {contextsFile, saveContext} from '../../../src/config/contexts.js'
import {credentials, credentialsFile} from '../../../src/config/credentials.js'
import {diagnoseSettings, expiryCheck} from '../../../src/config/doctor.js'
import type {Variables} from '../../../src/config/environment.js'
import {environmentIn, put, temporaryHome} from './temporary.js'

const OPENRC = {
  OS_AUTH_URL: 'http://lab:5000/v3',
  OS_USERNAME: 'ann',
  OS_PASSWORD: 'Li69nux*',
  OS_PROJECT_NAME: 'admin',
  OS_REGION_NAME: 'RegionOne',
}

/** A CA made for this test; its key is gone. */
const CA = `-----BEGIN CERTIFICATE-----
MIIBgjCCASmgAwIBAgIUDSEuWXR7lJSfP31cV1Ldrucu6TwwCgYIKoZIzj0EAwIw
FjEUMBIGA1UEAwwLc3R4IHRlc3QgQ0EwIBcNMjYxMTIxMTEwMjM1WhgPMjEyNjEw
MjgxMTAyMzVaMBYxFDASBgNVBAMMC3N0eCB0ZXN0IENBMFkwEwYHKoZIzj0CAQYI
KoZIzj0DAQcDQgAEe3R9wVzZzg8gCdjS0tt1Vvg6J/EXXA0ff+/O80usrzakBdN+
FJ8FoQyiNnX6fL1TWRKBDBYU7GTMh/yhf/rM3qNTMFEwHQYDVR0OBBYEFAXPZgsi
gR1Z/ruhsM4tZsHSg2DSMB8GA1UdIwQYMBaAFAXPZgsigR1Z/ruhsM4tZsHSg2DS
MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgAWym2yAQYVydufb9
81jypRKv9KllLNQyPlrjLlxrJ98CICTM9tMHZfJVv/RXFgvtXFihwkl4+mSFXm4A
s+gFfEiF
-----END CERTIFICATE-----
`

const NOW = Date.parse('2030-01-01T00:00:00Z')

const diagnose = (home: string, variables: Variables = {}, flags: Record<string, unknown> = {}) =>
  diagnoseSettings({flags, environment: environmentIn(home, variables), cwd: home}, NOW)

describe('what can be judged without a network', () => {
  test('a complete environment', async () => {
    const {checks, resolved} = await diagnose(await temporaryHome(), OPENRC)
    expect(checks).toEqual([{check: 'configured', state: 'ok', detail: 'environment, ann at http://lab:5000/v3'}])
    expect(resolved?.connection.region).toBe('RegionOne')
  })

  test('nothing at all', async () => {
    const {checks, resolved} = await diagnose(await temporaryHome())
    expect(checks).toEqual([
      {check: 'configured', state: 'fail', detail: 'no cloud to talk to', fix: expect.stringContaining('stx login')},
    ])
    expect(resolved).toBeUndefined()
  })

  test('half an environment', async () => {
    const {checks} = await diagnose(await temporaryHome(), {...OPENRC, OS_REGION_NAME: ''})
    expect(checks).toMatchObject([{state: 'fail', detail: expect.stringContaining('OS_REGION_NAME')}])
  })

  test('a context whose password is not stored', async () => {
    const home = await temporaryHome()
    const {paths} = environmentIn(home)
    const {OS_AUTH_URL: auth_url, OS_USERNAME: username} = OPENRC
    const context = {auth_url, username, project_name: 'admin', region_name: 'RegionOne'}
    await saveContext(paths, {name: 'lab', context})
    const before = await diagnose(home)
    expect(before.checks.map(({check, state}) => [check, state])).toEqual([
      ['configured', 'ok'],
      ['password', 'fail'],
    ])
    expect(before.resolved).toBeUndefined()
    await credentials(paths, false).store({authUrl: auth_url, username}, 'x')
    expect((await diagnose(home)).checks).toEqual([
      {check: 'configured', state: 'ok', detail: 'context:lab, ann at http://lab:5000/v3'},
    ])
  })

  test('a damaged contexts file, even where the environment is enough', async () => {
    const home = await temporaryHome()
    await put(contextsFile(environmentIn(home).paths), 'contexts: [')
    const {checks} = await diagnose(home, OPENRC)
    expect(checks).toMatchObject([
      {check: 'files', state: 'warn'},
      {check: 'contexts', state: 'fail', fix: expect.stringContaining('stx login')},
      {check: 'configured', state: 'ok'},
    ])
  })

  test('files that others can read', async () => {
    const home = await temporaryHome()
    const {paths} = environmentIn(home)
    await credentials(paths, false).store({authUrl: 'http://lab', username: 'ann'}, 'x')
    const file = credentialsFile(paths)
    await chmod(file, 0o644)
    const {checks} = await diagnose(home, OPENRC)
    expect(checks[0]).toEqual({check: 'files', state: 'warn', detail: `${file} has mode 644`, fix: `chmod 600 ${file}`})
  })

  test('certificates', async () => {
    const home = await temporaryHome()
    await put(join(home, 'ca.pem'), CA)
    await put(join(home, 'not.pem'), 'hello')
    const {checks} = await diagnose(
      home,
      {...OPENRC, OS_CACERT: join(home, 'ca.pem'), OS_CERT: join(home, 'not.pem'), OS_KEY: join(home, 'none.pem')},
      {insecure: true},
    )
    expect(checks.slice(1)).toMatchObject([
      {check: 'tls', state: 'warn', detail: 'certificates are not verified'},
      {check: 'tls', state: 'ok', detail: expect.stringMatching(/ca\.pem holds until 2126-/)},
      {check: 'tls', state: 'fail', detail: expect.stringContaining('not.pem cannot be used')},
      {check: 'tls', state: 'fail', detail: expect.stringContaining('none.pem cannot be used')},
    ])
  })

  test.each([
    ['2029-12-31T00:00:00Z', 'fail', 'CA expired on 2029-12-31'],
    ['2030-01-11T00:00:00Z', 'warn', 'CA holds until 2030-01-11, 10 days more'],
    ['2031-01-01T00:00:00Z', 'ok', 'CA holds until 2031-01-01'],
  ])('a certificate until %s: %s', (validTo, state, detail) => {
    expect(expiryCheck('CA', new Date(validTo), NOW)).toMatchObject({state, detail})
  })
})
