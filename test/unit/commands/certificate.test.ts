import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import {runProgram} from '../../support/run.js'
import {cellsOf, refusal} from '../../support/table.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()
const uuid = '1ea1885a-299f-4162-8dad-7d77f29103fa'

const certificate = (certtype: string, more: object = {}) => ({
  uuid,
  certtype,
  signature: `${certtype}_1`,
  start_date: '2026-01-01T00:00:00+00:00',
  expiry_date: '2036-01-01T00:00:00+00:00',
  subject: 'CN=A Root CA With A Long Name',
  details: null,
  ...more,
})
const get = (certtype: string) => ({path: `/sysinv/v1/certificate/${uuid}`, reply: certificate(certtype)})

describe('trusted CA certificates and those of openstack', () => {
  const certificates = [
    certificate('ssl_ca', {uuid: 'b'}),
    certificate('ssl_ca', {uuid: 'a', subject: 'CN=Short'}),
    certificate('openstack', {uuid: 'd'}),
    certificate('openstack_ca', {uuid: 'c', subject: null}),
  ]
  const list = {path: '/sysinv/v1/certificate', reply: {certificates}}
  const until = '2036-01-01T00:00:00+00:00'

  test('ca-certificate list', async () => {
    expectWire(list)
    expect(cellsOf((await runProgram(['ca-certificate', 'list'])).stdout)).toEqual([
      ['uuid', 'expiry_date', 'subject'],
      ['a', until, 'CN=Short'],
      ['b', until, 'CN=A Root CA With A ...'],
    ])
  })

  test('os-certificate list has names of its own for the types', async () => {
    expectWire(list)
    expect(cellsOf((await runProgram(['os-certificate', 'list'])).stdout)).toEqual([
      ['uuid', 'certtype', 'expiry_date', 'subject'],
      ['c', 'ca', until, 'None'],
      ['d', 'server', until, 'CN=A Root CA With A ...'],
    ])
  })

  test.each([
    ['ca-certificate', 'ssl_ca', 'ssl_ca'],
    ['os-certificate', 'openstack', 'server'],
    ['os-certificate', 'openstack_ca', 'ca'],
  ])('%s show of %s', async (topic, certtype, shown) => {
    expectWire(get(certtype))
    const rows = cellsOf((await runProgram([topic, 'show', uuid])).stdout)
    expect(rows.map(([name]) => name)).toEqual([
      ...['Property', 'uuid', 'certtype', 'signature', 'start_date', 'expiry_date', 'subject'],
    ])
    expect(rows[2]).toEqual(['certtype', shown])
  })

  test.each([
    ['ca-certificate', 'openstack', 'ssl_ca'],
    ['os-certificate', 'ssl_ca', 'openstack'],
  ])('%s show of another type finds nothing', async (topic, certtype, wanted) => {
    const said = `No certificate of type "${wanted}" is installed with this uuid: ${uuid}`
    expectWire(get(certtype))
    expect(await runProgram([topic, 'show', uuid])).toEqual({stdout: '', stderr: `stx: ${said}\n`, code: 5})
    expectWire(get(certtype))
    const official = await runProgram([`${topic}-show`, uuid], {program: 'system'})
    expect(official).toEqual({stdout: `${said}\n`, stderr: '', code: 0})
  })

  test('uninstall', async () => {
    expectWire(get('ssl_ca'), {method: 'DELETE', path: `/sysinv/v1/certificate/${uuid}`, reply: certificate('ssl_ca')})
    const {stderr, code} = await runProgram(['ca-certificate', 'uninstall', uuid])
    expect({stderr, code}).toEqual({stderr: `Uninstalled certificate: ${uuid}\n`, code: 0})
  })

  test('uninstall leaves other types alone', async () => {
    expectWire(get('openstack'))
    const {stderr, code} = await runProgram(['ca-certificate', 'uninstall', uuid])
    expect(code).toBe(1)
    expect(stderr).toMatch(/^stx: Only ssl_ca type certs can be uninstalled/)
  })
})

describe('installing', () => {
  const pem = (name: string) => readFileSync(new URL(`../client/tls/${name}`, import.meta.url), 'utf8')
  const file = (text: string) => {
    const directory = mkdtempSync(join(tmpdir(), 'stx-pem-'))
    onTestFinished(() => rmSync(directory, {recursive: true}))
    const path = join(directory, 'file.pem')
    writeFileSync(path, text)
    return path
  }
  const install = (mode: string, reply: object, status = 200) =>
    expectWire({
      method: 'POST',
      path: '/sysinv/v1/certificate/certificate_install',
      sends: expect.stringMatching(
        new RegExp(`name="mode"\\r\\n\\r\\n${mode}\\r\\n[^]*name="file"; filename="for_upload"`),
      ),
      status,
      reply,
    })

  test('a CA prints what was installed, and leaves the file', async () => {
    const path = file(pem('ca.pem'))
    install('ssl_ca', {success: '', error: '', certificates: [certificate('ssl_ca')]})
    const {stdout, stderr, code} = await runProgram(['ca-certificate', 'install', path])
    expect({stderr, code}).toEqual({stderr: '', code: 0})
    expect(cellsOf(stdout)).toContainEqual(['signature', 'ssl_ca_1'])
    expect(existsSync(path)).toBe(true)
  })

  test('a file with a private key is removed afterwards', async () => {
    const path = file(pem('server.pem') + pem('server.key'))
    install('openstack', {certificates: [certificate('openstack')]})
    const {stdout, stderr, code} = await runProgram(['os-certificate', 'install', path, '-m', 'server'])
    expect(code).toBe(0)
    expect(stderr).toMatch(/^WARNING: For security reasons/)
    expect(cellsOf(stdout)).toContainEqual(['certtype', 'openstack'])
    expect(existsSync(path)).toBe(false)
  })

  test('a file with a private key stays when asked for, or when something failed', async () => {
    const path = file(pem('server.pem') + pem('server.key'))
    const words = ['os-certificate', 'install', path, '--mode', 'server']
    install('openstack', {certificates: [certificate('openstack')]})
    expect((await runProgram([...words, '--keep-file'])).code).toBe(0)
    install('openstack', {certificates: [], error: 'no endpoint domain'})
    expect((await runProgram(words)).stderr).toContain('no endpoint domain')
    expect(existsSync(path)).toBe(true)
  })

  test('part of a file refused is exit code 7; the official program warns', async () => {
    const reply = {certificates: [certificate('ssl_ca')], error: 'expired: CN=Old'}
    const path = file(pem('ca.pem'))
    install('ssl_ca', reply)
    expect(await runProgram(['ca-certificate', 'install', path])).toMatchObject({
      stderr: `stx: ${path}: expired: CN=Old\n`,
      code: 7,
    })
    install('ssl_ca', reply)
    const official = await runProgram(['ca-certificate-install', path], {program: 'system'})
    expect(official.code).toBe(0)
    expect(official.stdout).toMatch(/WARNING: Some certificates were not installed\.\nexpired: CN=Old\n$/)
  })

  test.each([200, 400])('a refusal with status %i says which file', async (status) => {
    const path = file(pem('ca.pem'))
    const reply = status === 200 ? {error_message: 'bad mode'} : refusal('bad mode')
    install('ssl_ca', reply, status)
    const {stderr, code} = await runProgram(['ca-certificate-install', path], {program: 'system'})
    expect({stderr, code}).toEqual({stderr: `Certificate ${path} not installed: bad mode\n`, code: 1})
  })

  test.each([
    ['no certificate', () => 'hello', [], /no certificate in it/],
    ['a damaged one', () => pem('ca.pem').replace(/M[A-Z]/, '??'), [], /damaged/],
    ['a leaf as a CA', () => pem('server.pem'), [], /not a CA certificate/],
    ['the key of another', () => pem('ca.pem') + pem('client.key'), [], /belongs to another certificate/],
  ])('refuses %s before it is sent', async (_, text, flags, said) => {
    const {stderr, code} = await runProgram(['ca-certificate', 'install', file(text()), ...flags])
    expect(code).toBe(2)
    expect(stderr).toMatch(said)
  })

  test('a file that is not there, and a mode that is none', async () => {
    expect(await runProgram(['ca-certificate', 'install', '/nowhere.pem'])).toMatchObject({code: 2, stdout: ''})
    for (const mode of [[], ['--mode', 'x']]) {
      expect((await runProgram(['os-certificate', 'install', '/nowhere.pem', ...mode])).stderr).toMatch(/mode/)
    }
  })
})

describe.each([
  ['certificate', 'get_all_certs'],
  ['k8s-certificate', 'get_all_k8s_certs'],
])('%s', (topic, path) => {
  const entry = {
    'Residual Time': '364d',
    Issuer: 'CN=kubernetes',
    Subject: '',
    Validity: {'Not Before': 'January 01 00:00:00 2026', 'Not After': 'January 01 00:00:00 2027'},
    Renewal: 'Automatic',
  }
  const ruler = `+${'-'.repeat(60)}+`

  test('list has a block for each, by name', async () => {
    expectWire({path: `/sysinv/v1/certificate/${path}`, reply: {b: {}, a: entry}})
    expect((await runProgram([topic, 'list'])).stdout).toBe(`${ruler}
a
${ruler}
  Residual Time\t: 364d
  Issue Date\t: January 01 00:00:00 2026
  Expiry Date\t: January 01 00:00:00 2027
  Issuer\t: CN=kubernetes
  Renewal\t: Automatic
${ruler}
b
${ruler}
${ruler}
`)
  })

  test('list shows what is there of an entry, and nothing of it steers the terminal', async () => {
    const reply = {a: {Validity: {'Not After': 'never'}, Issuer: 'CN=\x1b[31mred'}}
    expectWire({path: `/sysinv/v1/certificate/${path}`, reply})
    const block = ['a', ruler, '  Expiry Date\t: never', '  Issuer\t: CN=\\x1b[31mred']
    expect((await runProgram([topic, 'list'])).stdout.split('\n')).toEqual([ruler, ...block, ruler, ''])
  })

  test('list as JSON has a row for each', async () => {
    expectWire({path: `/sysinv/v1/certificate/${path}`, reply: {a: entry}})
    expect(JSON.parse((await runProgram([topic, 'list', '--format', 'json'])).stdout)).toEqual([{name: 'a', ...entry}])
  })

  test.each([
    [['--expired'], '?expired=True'],
    [['--soon-to-expiry', '30'], '?soon_to_expiry=30'],
    [['--expired', '--soon_to_expiry', '30'], '?expired=True'],
  ])('list %j asks for %s', async (flags, query) => {
    expectWire({path: `/sysinv/v1/certificate/${path}${query}`, reply: {}})
    expect((await runProgram([`${topic}-list`, ...flags], {program: 'system'})).stdout).toBe(`${ruler}\n`)
  })

  test('show is an outline', async () => {
    expectWire({path: `/sysinv/v1/certificate/${path}`, reply: {a: entry}})
    expect((await runProgram([topic, 'show', 'a'])).stdout).toBe(`Certificate:
   Residual Time: 364d
   Issuer: CN=kubernetes
   Subject: 
   Validity:
      Not Before: January 01 00:00:00 2026
      Not After: January 01 00:00:00 2027
   Renewal: Automatic
`)
  })

  test('show of one that is not there', async () => {
    expectWire({path: `/sysinv/v1/certificate/${path}`, reply: {}})
    expect(await runProgram([topic, 'show', 'a'])).toMatchObject({code: 5, stdout: ''})
    expectWire({path: `/sysinv/v1/certificate/${path}`, reply: {}})
    expect(await runProgram([`${topic}-show`, 'a'], {program: 'system'})).toMatchObject({
      stdout: 'No Certificate exist with name a\n',
      code: 0,
    })
  })
})
