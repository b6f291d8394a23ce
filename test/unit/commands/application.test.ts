import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import {runProgram} from '../../support/run.js'
import {cellsOf, refusal} from '../../support/table.js'
import {tarball} from '../../support/tarball.js'
import {useWire} from '../../support/wire.js'
import {aliasBomb} from '../../support/yaml.js'

const {expectWire} = useWire()
const at = '/sysinv/v1/apps'

const app = (status: string, progress: string | null = null, more: object = {}) => ({
  name: 'snmp',
  app_version: '1.0',
  manifest_name: 'snmp-manifest',
  manifest_file: 'snmp.yaml',
  status,
  progress,
  active: true,
  ...more,
})
const get = (...now: Parameters<typeof app>) => ({path: `${at}/snmp`, reply: app(...now)})
const direct = (directive: string, values: object, reply: object) => ({
  method: 'PATCH' as const,
  path: `${at}/snmp?directive=${directive}`,
  sends: {values},
  reply,
})

describe('list and show', () => {
  test('list', async () => {
    expectWire({path: at, reply: {apps: [app('applied', 'completed'), app('uploaded', null, {name: 'metrics'})]}})
    expect(cellsOf((await runProgram(['application', 'list'])).stdout)).toEqual([
      ['application', 'version', 'manifest name', 'manifest file', 'status', 'progress'],
      ['metrics', '1.0', 'snmp-manifest', 'snmp.yaml', 'uploaded', 'None'],
      ['snmp', '1.0', 'snmp-manifest', 'snmp.yaml', 'applied', 'completed'],
    ])
  })

  test('show has what the reply has, in alphabetical order', async () => {
    expectWire(get('applied', 'completed', {created_at: null}))
    const rows = cellsOf((await runProgram(['application', 'show', 'snmp'])).stdout)
    expect(rows.map(([name]) => name)).toEqual([
      ...['Property', 'active', 'app_version', 'created_at', 'manifest_file', 'manifest_name', 'name', 'progress'],
      'status',
    ])
  })

  test('show of one that is not there', async () => {
    expectWire({path: `${at}/x`, status: 404, reply: refusal('x')})
    expect(await runProgram(['application', 'show', 'x'])).toMatchObject({
      stderr: 'stx: application not found: x; see: stx application list\n',
      code: 5,
    })
  })
})

describe('apply', () => {
  test('returns at once and says where to look', async () => {
    expectWire(direct('apply', {client_side: false}, app('applying')))
    const {stderr, stdout, code} = await runProgram(['application', 'apply', 'snmp'])
    expect({stderr, code}).toEqual({stderr: 'it goes on; see: stx application show snmp\n', code: 0})
    expect(cellsOf(stdout)).toContainEqual(['status', 'applying'])
    expectWire(direct('apply', {client_side: true, mode: 'normal'}, app('applying')))
    const official = await runProgram(['application-apply', 'snmp', '-f', '-m', 'normal'], {program: 'system'})
    expect(official.stderr).toBe('')
    expect(official.stdout).toMatch(
      /\nPlease use 'system application-list' or 'system application-show snmp' to view the current progress\.\n$/,
    )
  })

  test('--wait shows the progress', async () => {
    expectWire(
      direct('apply', {client_side: false}, app('applying')),
      get('applying', 'retrieving docker images'),
      get('applied', 'completed'),
    )
    const {stdout, stderr, code} = await runProgram(['application', 'apply', 'snmp', '--wait'])
    expect(code).toBe(0)
    expect(stderr.replace(/ after \d+s/, '')).toBe(
      [
        'application snmp: applying',
        'application snmp: applying: retrieving docker images',
        'application snmp: applied: completed',
        '',
      ].join('\n'),
    )
    expect(cellsOf(stdout)).toContainEqual(['status', 'applied'])
  })

  test('--wait ends with exit code 3 and the reason when it fails', async () => {
    expectWire(direct('apply', {client_side: false}, app('applying')), get('apply-failed', 'timed out'))
    const {stderr, code} = await runProgram(['application', 'apply', 'snmp', '--wait', '--quiet'])
    expect({stderr, code}).toEqual({
      stderr: 'stx: application snmp failed: apply-failed: timed out; see: stx application why snmp\n',
      code: 3,
    })
  })
})

describe('remove, abort and delete', () => {
  test.each([
    [[], 'False'],
    [['--force'], 'True'],
  ])('remove %j leaves it uploaded', async (flags, force) => {
    expectWire(direct(`remove&force=${force}`, {}, app('removing')), get('uploaded'))
    const {stdout, code} = await runProgram(['application', 'remove', 'snmp', '--yes', '--wait', ...flags])
    expect(code).toBe(0)
    expect(cellsOf(stdout)).toContainEqual(['status', 'uploaded'])
  })

  test('abort waits until it has ended', async () => {
    expectWire(direct('abort', {}, {}), get('applying'), get('apply-failed', 'operation aborted by user'))
    const {stderr, code} = await runProgram(['application', 'abort', 'snmp', '--wait'])
    expect(code).toBe(0)
    expect(stderr).toMatch(/apply-failed: operation aborted by user[\s\S]*abort request has been accepted/)
  })

  test('delete', async () => {
    expectWire({method: 'DELETE', path: `${at}/snmp?force=False`, status: 204, reply: ''})
    const {stdout} = await runProgram(['application-delete', 'snmp'], {program: 'system'})
    expect(stdout).toBe('Application snmp deleted.\n')
    const path = `${at}/snmp?force=True`
    expectWire({method: 'DELETE', path, status: 400, reply: refusal('Application-delete rejected: applied')})
    expect(await runProgram(['application', 'delete', 'snmp', '-f'])).toMatchObject({
      stderr: expect.stringMatching(/^stx: Application-delete rejected: applied/),
      code: 1,
    })
  })
})

describe('upload and update', () => {
  const file = (content: string | Buffer, name = 'snmp.tgz') => {
    const directory = mkdtempSync(join(tmpdir(), 'stx-app-'))
    onTestFinished(() => rmSync(directory, {recursive: true}))
    const path = join(directory, name)
    writeFileSync(path, content)
    return path
  }
  const metadata = {name: './metadata.yaml', text: 'app_name: snmp\napp_version: 1.0\n'}
  const chart = {name: 'charts/snmp.tgz', text: 'x'.repeat(70_000)}

  test('upload sends the file as it is', async () => {
    const content = tarball(chart, metadata)
    const tarfile = file(content)
    expectWire(
      {path: at, reply: {apps: []}},
      {
        method: 'POST',
        path: at,
        sends: {
          tarfile,
          name: 'other',
          images: true,
          binary_data: content.toString('base64').replaceAll('+', '-').replaceAll('/', '_'),
        },
        reply: app('uploading'),
      },
      {path: at, reply: {apps: [app('uploaded', 'completed')]}},
    )
    const words = ['application', 'upload', tarfile, '--app-name', 'other', '-i', '--wait']
    const {stdout, code} = await runProgram([...words, '--format', 'value', '-c', 'status'])
    expect({stdout, code}).toEqual({stdout: 'uploaded\n', code: 0})
  })

  test('upload from a URL is followed under the name that the tarball turns out to have', async () => {
    const tarfile = 'https://files.test/snmp-1.0.tgz'
    const other = app('applied', null, {name: 'metrics'})
    expectWire(
      {path: at, reply: {apps: [other]}},
      {method: 'POST', path: at, sends: {tarfile}, reply: app('uploading', null, {name: 'placeholder'})},
      {path: at, reply: {apps: [other, app('uploaded')]}},
    )
    const {stdout} = await runProgram(['application', 'upload', tarfile, '--wait', '-f', 'value', '-c', 'name'])
    expect(stdout).toBe('snmp\n')
  })

  test('the official program sends any file', async () => {
    const tarfile = file('no archive')
    const sends = {tarfile, app_version: '2', binary_data: 'bm8gYXJjaGl2ZQ=='}
    expectWire({method: 'POST', path: at, sends, reply: app('uploading')})
    expect((await runProgram(['application-upload', tarfile, '-v', '2'], {program: 'system'})).code).toBe(0)
  })

  test.each([
    ['that is none', () => 'no archive', 'not a gzipped tar archive'],
    ['cut short', () => tarball(metadata, chart).subarray(0, 100), 'not a gzipped tar archive'],
    ['without metadata', () => tarball(chart), 'no metadata.yaml in it'],
    ['without a name', () => tarball({name: 'metadata.yaml', text: 'app_version: 1'}), 'metadata.yaml has no app_name'],
    ['without a version', () => tarball({name: 'metadata.yaml', text: 'app_name: x'}), 'has no app_version'],
    ['with metadata that is a list', () => tarball({name: 'metadata.yaml', text: '- a'}), 'metadata.yaml is not a map'],
    ['with a bomb of aliases', () => tarball({name: 'metadata.yaml', text: aliasBomb}), 'metadata.yaml is not a map'],
    ['with a path that escapes', () => tarball(metadata, {name: 'a/../../x'}), 'a/../../x is outside of the archive'],
    ['with an absolute path', () => tarball(metadata, {name: '/etc/x'}), '/etc/x is outside of the archive'],
    ['with a link out', () => tarball(metadata, {name: 'a/l', link: '../../x'}), 'link a/l leads out of the archive'],
  ])('a tarball %s is refused before it is sent', async (_, content, said) => {
    const path = file(content())
    for (const verb of ['upload', 'update']) {
      const {stdout, stderr, code} = await runProgram(['application', verb, path])
      expect({stdout, code}).toEqual({stdout: '', code: 2})
      expect(stderr).toContain(`stx: ${path}: `)
      expect(stderr).toContain(said)
    }
  })

  test('a tarball without metadata is good enough where name and version are given', async () => {
    const tarfile = file(tarball(chart))
    expectWire({method: 'POST', path: `${at}/update`, sends: {tarfile, name: 'a', app_version: '2'}, reply: app('x')})
    const words = ['application', 'update', tarfile, '-n', 'a', '-v', '2']
    expect((await runProgram(words)).code).toBe(0)
  })

  test.each([
    [() => 'nowhere.tgz', /Tar file .*nowhere\.tgz does not exist/],
    [() => file(tarball(metadata), 'snmp.zip'), /unrecognizable tar file extension/],
  ])('what is no tarball by its name', async (path, said) => {
    expect((await runProgram(['application', 'upload', path()])).stderr).toMatch(said)
  })

  test('update names the path, and notices the way back to the old version', async () => {
    const tarfile = file(tarball(metadata))
    expectWire(
      {
        method: 'POST',
        path: `${at}/update`,
        sends: {tarfile, reuse_user_overrides: 'true', reuse_attributes: 'false'},
        reply: app('updating', null, {app_version: '2.0'}),
      },
      get('applied', 'completed'),
    )
    const flags = ['--reuse-user-overrides', 'true', '--reuse-attributes', 'false', '--wait', '--quiet']
    const {stderr, code} = await runProgram(['application', 'update', tarfile, ...flags])
    expect(code).toBe(3)
    expect(stderr).toContain('it is back at version 1.0')
  })
})
