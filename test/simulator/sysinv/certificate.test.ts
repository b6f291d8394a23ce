import {generateKeyPairSync} from 'node:crypto'
import {beforeEach, describe, expect, test} from 'vitest'
import {serviceParameters} from '../../../src/simulator/services/sysinv/service-parameter/model.js'
import {certified} from '../../support/certificate.js'
import {openSystem, type Row, refusal, type System} from './system.js'

let system: System

beforeEach(async () => {
  system = await openSystem('aio-dx')
})

interface Installed {
  success: string
  error: string
  certificates?: Row[]
}

/** The clock begins on 2025-10-09. */
async function install(mode: string | undefined, pem: string | undefined, more: Record<string, string> = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries({...(mode === undefined ? {} : {mode}), ...more})) form.set(name, value)
  if (pem !== undefined) form.set('file', new Blob([pem]), 'for_upload')
  const response = await fetch(`${system.simulator.url}/RegionOne/sysinv/v1/certificate/certificate_install`, {
    method: 'POST',
    headers: {'x-auth-token': system.token},
    body: form,
  })
  expect(response.status).toBe(200)
  return (await response.json()) as Installed
}

const installed = async () => system.rows('certificate')
const root = certified({subject: {C: 'CA', O: 'Example', CN: 'Golden Root CA'}, ca: true, serial: 255})
const leaf = certified({subject: {CN: 'leaf'}, signedBy: root, serial: 77, names: ['keystone.example.com', 'leaf']})
const force = {force: 'true'}

describe('an authority', () => {
  test('is installed, listed and removed', async () => {
    const golden = certified({subject: {CN: 'Golden Root CA'}, ca: true, serial: 99})
    const {certificates = [], error} = await install('ssl_ca', golden.pem)
    expect(error).toBe('')
    expect(certificates[0]).toMatchObject({
      ...{certtype: 'ssl_ca', signature: 'ssl_ca_99', subject: 'CN=Golden Root CA', hash_subject: '1984128685'},
      ...{start_date: '2025-01-01 00:00:00+00:00', expiry_date: '2035-01-01 00:00:00+00:00', issuer: null},
    })
    const [row] = await installed()
    expect(row).toMatchObject({details: null, start_date: '2025-01-01T00:00:00+00:00'})
    const everything = (await system.get('certificate/get_all_certs')).body as Record<string, Row>
    expect(everything['ssl_ca_99']).toMatchObject({Renewal: 'Manual', Subject: 'CN=Golden Root CA'})
    const answer = await system.remove(`certificate/${row?.['uuid']}`)
    expect([answer.status, (answer.body as Row)['signature']]).toEqual([200, 'ssl_ca_99'])
    expect(await installed()).toEqual([])
    expect(refusal(await system.remove(`certificate/${row?.['uuid']}`))).toBe(
      `400 No certificate found for ${row?.['uuid']}`,
    )
  })

  test('takes the place of one with the same subject', async () => {
    await install('ssl_ca', root.pem)
    const again = certified({subject: root.subject, ca: true, serial: 256})
    await install('ssl_ca', again.pem)
    await install('ssl_ca', again.pem)
    expect((await installed()).map((row) => row['signature'])).toEqual(['ssl_ca_256'])
  })

  test('comes with others; those out of date are named and left', async () => {
    const old = certified({subject: {CN: 'old'}, ca: true, to: '2025-10-01'})
    const early = certified({subject: {CN: 'early'}, ca: true, from: '2025-11-01'})
    const {certificates, error} = await install('ssl_ca', old.pem + root.pem + early.pem)
    expect(certificates?.map((row) => row['subject'])).toEqual(['CN=Golden Root CA,O=Example,C=CA'])
    expect(error.split('\n')).toEqual([
      'Error with cert number 1 in the file: certificate is not valid before 2025-01-01 00:00:00 nor after 2025-10-01 00:00:00',
      'Error with cert number 3 in the file: certificate is not valid before 2025-11-01 00:00:00 nor after 2035-01-01 00:00:00',
    ])
  })

  test.each([
    ['a leaf', () => leaf.pem, 'Cannot install non-CA type certificate as SSL CA certificate'],
    [
      'an expired one',
      () => certified({subject: {CN: 'x'}, ca: true, to: '2025-10-01'}).pem,
      'certificate is not valid before 2025-01-01 00:00:00 nor after 2025-10-01 00:00:00',
    ],
    [
      'one of the future',
      () => certified({subject: {CN: 'x'}, ca: true, from: '2026-10-01'}).pem,
      'certificate is not valid before 2026-10-01 00:00:00 nor after 2035-01-01 00:00:00',
    ],
    ['no certificate', () => 'junk', 'No certificates have been added, no valid certificates found in file.'],
    [
      'a damaged one',
      () => root.pem.replace(/\n[^-]{40}/, '\nAAAA'),
      'No certificates have been added, Failed to load pem x509 certificate',
    ],
    ['nothing', () => undefined, 'Error: No file uploaded'],
  ])('is not %s', async (_what, pem, reason) => {
    expect(await install('ssl_ca', pem())).toEqual({success: '', error: reason})
    expect(await installed()).toEqual([])
  })
})

describe('a server', () => {
  test('gets its certificate with the chain and the key', async () => {
    const {certificates, error} = await install('ssl', leaf.pem + root.pem + leaf.key, force)
    expect(error).toBe('')
    expect(certificates?.map((row) => row['signature'])).toEqual(['ssl_77'])
    const next = certified({subject: {CN: 'leaf'}, signedBy: root, serial: 78})
    await install(undefined, next.pem + next.key, force)
    expect((await installed()).map((row) => row['signature'])).toEqual(['ssl_78'])
    const uuid = (await installed())[0]?.['uuid']
    expect(refusal(await system.remove(`certificate/${uuid}`))).toBe(
      '400 Unsupported mode: ssl\nPlease use certificate-install instead to update the existing certificate',
    )
  })

  test.each([
    ['ssl', 'system-restapi-gui-certificate'],
    ['docker_registry', 'system-registry-local-certificate'],
    ['openldap', 'system-openldap-local-certificate'],
  ])('is left to cert-manager in mode %s', async (mode, secret) => {
    expect((await install(mode, leaf.pem + leaf.key)).error).toBe(
      `Certificate is currently being managed by cert-manager. \nTo manage certificate with this command, first delete the ${secret} Certificate and Secret.`,
    )
  })

  const other = certified({subject: {CN: 'other'}, signedBy: root})
  const edwards = generateKeyPairSync('ed25519').privateKey.export({type: 'pkcs8', format: 'pem'}).toString()

  test.each([
    ['with an authority first', root.pem + root.key, 'The first cert in the file should not be a CA cert'],
    ['with a leaf after it', leaf.pem + other.pem + leaf.key, 'Number 2 cert in the file should be a CA cert'],
    [
      'with another authority',
      leaf.pem + certified({subject: {CN: 'another'}, ca: true}).pem + leaf.key,
      'Number 2 cert in the file is not signing cert of the preceding one. Check certs order in the file.',
    ],
    [
      'with thousands of beginnings of a key',
      leaf.pem + '-----BEGIN PRIVATE KEY-----\n'.repeat(20_000),
      'Error loading private key from PEM data: no private key in it.',
    ],
    ['without a key', leaf.pem, 'Error loading private key from PEM data: no private key in it.'],
    [
      'with the key of another',
      leaf.pem + other.key,
      'The private key in the file does not belong to its first certificate.',
    ],
    ['with a key of another kind', leaf.pem + edwards, 'Only RSA or ECC encryption based Private Keys are supported.'],
  ])('is refused %s', async (_what, pem, reason) => {
    expect(await install('ssl', pem, force)).toEqual({success: '', error: reason})
    expect(await installed()).toEqual([])
  })

  test('may have its key encrypted', async () => {
    const {privateKey, publicKey} = generateKeyPairSync('ec', {namedCurve: 'P-256'})
    expect(publicKey.type).toBe('public')
    const key = privateKey
      .export({type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret'})
      .toString()
    expect((await install('ssl', leaf.pem + key, force)).error).toMatch(/^Error loading private key from PEM data: /)
    // It can be read, so the next check is reached.
    expect((await install('ssl', leaf.pem + key, {...force, passphrase: 'secret'})).error).toMatch(/does not belong/)
  })

  test('of OpenStack answers for its domain', async () => {
    expect((await install('openstack', leaf.pem + leaf.key)).error).toBe(
      'Service parameter for openstack, helm, endpoint_domain is not provisioned',
    )
    const {sim} = system.simulator
    const provision = (value: string) =>
      sim.transact(() => {
        const table = sim.in('RegionOne').of(serviceParameters)
        for (const {uuid} of table.where({name: 'endpoint_domain'})) table.remove(uuid)
        table.insert({
          ...{id: table.nextId(), uuid: value, service: 'openstack', section: 'helm', name: 'endpoint_domain', value},
          ...{personality: null, resource: null, createdAt: sim.now(), updatedAt: null},
        })
      })
    provision('example.org')
    expect((await install('openstack', leaf.pem + leaf.key)).error).toBe(
      "hostname 'keystone.example.org' doesn't match 'keystone.example.com, leaf'",
    )
    provision('example.com')
    expect((await install('openstack', leaf.pem + leaf.key)).error).toBe('')
  })
})

test('a mode that there is not', async () => {
  expect(await install('foo', root.pem)).toEqual({success: '', error: 'Invalid mode: foo'})
})

test("the platform's own authority is replaced", async () => {
  const own = certified({subject: {CN: 'own'}, ca: true, to: '2030-01-01'})
  expect((await install('openldap_ca', own.pem + own.key)).error).toBe('')
  const all = (await system.get('certificate/get_all_certs')).body as Record<string, Row>
  expect(all['system-local-ca']).toMatchObject({Subject: 'CN=own'})
})

describe('an end', () => {
  const soonToEnd = () => certified({subject: {CN: 'x'}, ca: true, to: '2026-01-01', serial: 5})
  const text = async () => {
    const {body} = await system.ask('GET', '/RegionOne/fm/v1/alarms')
    return (body as {alarms: Row[]}).alarms.map((one) => `${one['alarm_id']} ${one['severity']} ${one['reason_text']}`)
  }

  test('is announced, comes, and is over with another certificate', async () => {
    await install('ssl_ca', soonToEnd().pem)
    expect(await system.alarms()).toEqual([])
    await system.pass('60d')
    const uuid = (await installed())[0]?.['uuid']
    expect(await system.alarms()).toEqual([`500.200 system.certificate.mode=ssl_ca.uuid=${uuid}`])
    expect(await text()).toEqual([
      "500.200 major Certificate 'system certificate-show ssl_ca_5' is expiring soon on 2026-01-01, 00:00:00",
    ])
    await system.pass('30d')
    expect(await text()).toEqual(["500.210 critical Certificate 'system certificate-show ssl_ca_5' expired."])
    const expired = (await system.get('certificate/get_all_certs?expired=True')).body as Row
    expect(Object.keys(expired)).toEqual(['ssl_ca_5'])
    await install('ssl_ca', certified({subject: {CN: 'x'}, ca: true, serial: 6}).pem)
    expect(await system.alarms()).toEqual([])
  })

  test('that is near is announced at once, and is over when it is uninstalled', async () => {
    await install('ssl_ca', certified({subject: {CN: 'x'}, ca: true, to: '2025-10-20'}).pem)
    expect(await system.alarms()).toHaveLength(1)
    await system.remove(`certificate/${(await installed())[0]?.['uuid']}`)
    expect(await system.alarms()).toEqual([])
  })

  test('of what renews itself never comes', async () => {
    await system.pass('1200d')
    const all = (await system.get('certificate/get_all_certs')).body as Record<string, Row>
    expect(await system.alarms()).toEqual([])
    for (const one of Object.values(all)) expect(Number.parseInt(String(one['Residual Time']), 10)).toBeGreaterThan(14)
    expect((await system.get('certificate/get_all_certs?expired=True')).body).toEqual({})
  })

  test("of the platform's own authority is announced", async () => {
    const own = certified({subject: {CN: 'own'}, ca: true, to: '2026-01-01'})
    await install('openldap_ca', own.pem + own.key)
    await system.pass('60d')
    expect(await system.alarms()).toEqual(['500.200 namespace=cert-manager.secret=system-local-ca'])
  })

  test("of what is the platform's from the beginning is announced, and comes", async () => {
    const secret = 'namespace=cert-manager.secret=system-local-ca'
    await system.pass('1794d')
    expect(await system.alarms()).toEqual([])
    await system.pass('1d')
    expect(await system.alarms()).toEqual([`500.200 ${secret}`])
    await system.pass('30d')
    await system.pass('1s')
    expect(await system.alarms()).toEqual([`500.210 ${secret}`])
    expect(await text()).toEqual([
      '500.210 critical Certificate namespace=cert-manager, secret=system-local-ca expired.',
    ])
  })
})

test('the inventory names those that end within some days', async () => {
  await install('ssl_ca', certified({subject: {CN: 'x'}, ca: true, to: '2025-10-20', serial: 5}).pem)
  const near = (await system.get('certificate/get_all_certs?soon_to_expiry=20')).body as Row
  expect(Object.keys(near)).toEqual(['ssl_ca_5'])
  const secrets = (await system.get('certificate/get_all_k8s_certs')).body as Record<string, Row>
  expect(Object.keys(secrets)).toContain('system-local-ca')
  expect(Object.keys(secrets)).not.toContain('apiserver')
  expect(refusal(await system.get('certificate/get_all_certs?soon_to_expiry=x'))).toBe('400 Invalid number of days: x')
})
