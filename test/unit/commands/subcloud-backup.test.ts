import {describe, expect, test} from 'vitest'
import {errorPage} from '../../support/dcmanager.js'
import {useFolder} from '../../support/file.js'
import {runProgram} from '../../support/run.js'
import {cellsOf} from '../../support/table.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()
const {write} = useFolder()
const base = '/dcmanager/v1.0'
const encoded = Buffer.from('St8rling-X').toString('base64')
const sysadmin = ['--sysadmin-password', 'St8rling-X']

const subcloud = (id: number, more: object = {}) => ({
  id,
  name: `site${id}`,
  'management-state': 'managed',
  'availability-status': 'online',
  'deploy-status': 'complete',
  'backup-status': 'failed',
  'backup-datetime': null,
  'updated-at': '2026-11-21 09:00:00',
  ...more,
})
const complete = {'backup-status': 'complete-central', 'backup-datetime': '2026-11-21 10:00:00', 'updated-at': 'later'}

describe('subcloud backup create', () => {
  const post = (form: Record<string, string>, ...subclouds: object[]) => ({
    ...({method: 'POST', path: `${base}/subcloud-backup/`} as const),
    form: {local_only: 'false', registry_images: 'false', sysadmin_password: encoded, ...form},
    reply: {subclouds},
  })

  test('of one subcloud shows that one', async () => {
    const values = write('values.yml', 'exclude_dirs: /opt\n')
    expectWire(post({[`backup_values@${values}`]: 'exclude_dirs: /opt', subcloud: 'site1'}, subcloud(1)))
    const words = ['subcloud-backup', 'create', '--subcloud', 'site1', ...sysadmin, '--backup-values', values]
    const rows = cellsOf((await runProgram(words, {program: 'dcmanager'})).stdout)
    expect(rows).toHaveLength(19)
    expect(rows[0]).toEqual(['Field', 'Value'])
  })

  test('of a group lists all, even one', async () => {
    expectWire(post({group: 'east', local_only: 'true', registry_images: 'true'}, subcloud(1)))
    const words = ['subcloud-backup', 'create', '--group', 'east', '--local-only', '--registry-images', ...sysadmin]
    const rows = cellsOf((await runProgram(words, {program: 'dcmanager'})).stdout)
    expect(rows[0]).toHaveLength(18)
    expect(rows[1]?.slice(0, 2)).toEqual(['1', 'site1'])
  })

  test('--wait does not take an old failure for the new one', async () => {
    expectWire(
      post({subcloud: 'site1'}, subcloud(1)),
      {path: `${base}/subclouds/1`, reply: subcloud(1)},
      {path: `${base}/subclouds/1`, reply: subcloud(1, {'backup-status': 'backing-up', 'updated-at': 'later'})},
      {path: `${base}/subclouds/1`, reply: subcloud(1, complete)},
    )
    const words = ['subcloud', 'backup', 'create', '--subcloud', 'site1', ...sysadmin, '--wait']
    const {stderr, code} = await runProgram(words)
    expect(code).toBe(0)
    expect(stderr).toMatch(/^subcloud site1: requested\n.*backing-up\n.*complete-central after/)
  })

  test('--wait for a group ends with those that failed, exit code 7 or 3', async () => {
    const words = ['subcloud', 'backup', 'create', '--group', 'east', ...sysadmin, '--wait', '--quiet']
    const failed = subcloud(2, {'backup-status': 'validate-failed', 'updated-at': 'later'})
    const wire = (...subclouds: object[]) =>
      expectWire(post({group: 'east'}, subcloud(1), subcloud(2)), {path: `${base}/subclouds/`, reply: {subclouds}})
    wire(subcloud(1, complete), failed)
    const some = await runProgram(words)
    expect(some.code).toBe(7)
    expect(cellsOf(some.stdout)).toHaveLength(3)
    expect(some.stderr).toBe(
      'stx: 1 of 2 subclouds failed, first site2: validate-failed; see: stx subcloud why site2\n',
    )
    wire({...failed, id: 1, name: 'site1'}, failed)
    expect((await runProgram(words)).code).toBe(3)
  })

  test.each([
    [[], 'Please provide the subcloud or subcloud group name or id.'],
    [['--subcloud', 'a', '--group', 'b'], 'only applies to a single subcloud or a subcloud group, not both'],
    [['--subcloud', 'a', '--registry-images'], '--registry-images can not be used without --local-only'],
    [['--subcloud', 'a', '--backup-values', 'none.yml'], 'backup-values does not exist: none.yml'],
  ])('%j is refused', async (words, reason) => {
    const {stderr, code} = await runProgram(['subcloud', 'backup', 'create', ...sysadmin, ...words])
    expect(code).toBe(2)
    expect(stderr).toContain(reason)
  })
})

describe('subcloud backup restore', () => {
  const patch = (form: Record<string, string>, ...subclouds: object[]) => ({
    ...({method: 'PATCH', path: `${base}/subcloud-backup/restore`} as const),
    form: {
      ...{with_install: 'false', local_only: 'false', registry_images: 'false', auto: 'false', factory: 'false'},
      ...{sysadmin_password: encoded, ...form},
    },
    reply: {subclouds},
  })

  test.each([
    [['--subcloud', 'site1'], {subcloud: 'site1'}],
    [['--subcloud', 'site1', '--auto', '--yes'], {subcloud: 'site1', auto: 'true'}],
    [
      ['--group', 'east', '--with-install', '--release', '26.03'],
      {group: 'east', with_install: 'true', release: '26.03'},
    ],
    [
      ['--subcloud', 'site1', '--factory', '--release', '26.03'],
      {subcloud: 'site1', factory: 'true', release: '26.03'},
    ],
  ])('%j', async (words, form) => {
    expectWire(patch(form, subcloud(1, {'deploy-status': 'pre-restore'})))
    const {stdout, code} = await runProgram(['subcloud', 'backup', 'restore', ...sysadmin, ...words])
    expect(code).toBe(0)
    expect(stdout).toContain('pre-restore')
  })

  test('--wait', async () => {
    expectWire(patch({subcloud: 'site1'}, subcloud(1, {'deploy-status': 'pre-restore'})), {
      path: `${base}/subclouds/1`,
      reply: subcloud(1, {'deploy-status': 'restore-failed'}),
    })
    const words = ['subcloud', 'backup', 'restore', '--subcloud', 'site1', ...sysadmin, '--wait', '--quiet']
    const {stderr, code} = await runProgram(words)
    expect(code).toBe(3)
    expect(stderr).toBe('stx: subcloud site1 failed: restore-failed; see: stx subcloud why site1\n')
  })

  test.each([
    [['--subcloud', 'a', '--release', '26.03'], '--release cannot be used without --with-install or --factory'],
    [['--subcloud', 'a', '--registry-images'], '--registry-images cannot be used without --local-only'],
    [['--group', 'a', '--subcloud', 'a'], 'not both'],
  ])('%j is refused', async (words, reason) => {
    const {stderr, code} = await runProgram(['subcloud', 'backup', 'restore', ...sysadmin, ...words])
    expect(code).toBe(2)
    expect(stderr).toContain(reason)
  })
})

describe('subcloud backup delete', () => {
  const patch = (form: Record<string, string>, status: number, reply: unknown) => ({
    ...({method: 'PATCH', path: `${base}/subcloud-backup/delete/26.03`} as const),
    ...{form: {release: '26.03', local_only: 'false', ...form}, status, reply},
  })
  const words = ['subcloud-backup', 'delete', '26.03', '--subcloud', 'site1']

  test('says nothing, officially', async () => {
    expectWire(patch({subcloud: 'site1'}, 204, ''))
    expect(await runProgram(words, {program: 'dcmanager'})).toEqual({stdout: '', stderr: '', code: 0})
  })

  test('of what is in the subcloud takes a password', async () => {
    const form = {group: 'east', local_only: 'true', sysadmin_password: encoded}
    expectWire(patch(form, 204, ''))
    const local = ['subcloud', 'backup', 'delete', '26.03', '--group', 'east', '--local-only', ...sysadmin]
    expect((await runProgram(local)).stderr).toBe('deleted the backups of east\n')
    expect((await runProgram(local.slice(0, -2))).stderr).toMatch(/no sysadmin password given/)
  })

  test('a partial success is exit code 7, and 1 officially', async () => {
    const left = 'Subcloud backups were not deleted for: site2'
    expectWire(patch({subcloud: 'site1'}, 207, JSON.stringify(left)))
    expect(await runProgram(words, {program: 'dcmanager'})).toEqual({stdout: '', stderr: `${left}\n`, code: 1})
    expectWire(patch({subcloud: 'site1'}, 207, JSON.stringify(left)))
    expect(await runProgram(words)).toEqual({stdout: '', stderr: `stx: ${left}\n`, code: 7})
  })

  test.each([
    [[], 'Please provide the subcloud or subcloud group name or id.'],
    [
      ['--subcloud', 'a', '--group', 'b'],
      'This command only applies to a single subcloud or a subcloud group, not both.',
    ],
  ])('%j is refused in the words of this command', async (target, reason) => {
    const line = ['subcloud-backup', 'delete', '26.03', ...target]
    const stderr = `ERROR (app) ${reason}\n`
    expect(await runProgram(line, {program: 'dcmanager'})).toEqual({stdout: '', stderr, code: 1})
    expect((await runProgram(['subcloud', 'backup', ...line.slice(1)])).code).toBe(2)
  })

  test('a refusal ends with the deed', async () => {
    const reply = errorPage('400 Bad Request', 'Malformed.', 'Release not given')
    expectWire(patch({subcloud: 'site1'}, 400, reply))
    expect((await runProgram(words, {program: 'dcmanager'})).stderr).toBe(
      'ERROR (app) Malformed.\nDetails: Release not given\nUnable to delete backup\n',
    )
  })
})
