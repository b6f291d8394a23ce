import {describe, expect, test} from 'vitest'
import {errorPage} from '../../support/dcmanager.js'
import {runProgram} from '../../support/run.js'
import {cellsOf} from '../../support/table.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()
const base = '/dcmanager/v1.0/subcloud-groups'
const group = (more: object = {}) => ({
  ...{id: 4, name: 'north', description: 'north sites', update_apply_type: 'serial', max_parallel_subclouds: 3},
  ...{'created-at': '2026-11-21 09:20:10.414648', 'updated-at': null, ...more},
})

describe('subcloud group', () => {
  test('list', async () => {
    expectWire({path: `${base}/`, reply: {subcloud_groups: [group({subcloud_count: 7})]}})
    expect((await runProgram(['subcloud', 'group', 'list'])).stdout).toBe(`+----+-------+-------------+
| id | name  | description |
+----+-------+-------------+
|  4 | north | north sites |
+----+-------+-------------+
`)
  })

  test('show', async () => {
    expectWire({path: `${base}/north`, reply: group()})
    expect(cellsOf((await runProgram(['subcloud', 'group', 'show', 'north'])).stdout)).toEqual([
      ['Field', 'Value'],
      ['id', '4'],
      ['name', 'north'],
      ['description', 'north sites'],
      ['update apply type', 'serial'],
      ['max parallel subclouds', '3'],
      ['created_at', '2026-11-21 09:20:10.414648'],
      ['updated_at', 'None'],
    ])
  })

  test('list-subclouds has all details but the state of synchronisation', async () => {
    const subcloud = {id: 1, name: 's1', 'management-state': 'managed', 'availability-status': 'online'}
    expectWire({path: `${base}/4/subclouds`, reply: {subclouds: [{...subcloud, 'deploy-status': 'complete'}]}})
    const [headings = [], row] = cellsOf((await runProgram(['subcloud', 'group', 'list-subclouds', '4'])).stdout)
    expect(headings).toHaveLength(21)
    expect(headings).not.toContain('sync')
    expect(row?.slice(0, 2)).toEqual(['1', 's1'])
  })

  const defaults = {description: 'No description provided', update_apply_type: 'parallel', max_parallel_subclouds: 2}
  test.each([
    [['add', '--name', 'a'], 'POST', '/', {name: 'a', ...defaults}],
    [
      ['add', '--name', 'a', '--description', 'd', '--update-apply-type', 'serial', '--max_parallel_subclouds', '3'],
      'POST',
      '/',
      {name: 'a', description: 'd', update_apply_type: 'serial', max_parallel_subclouds: '3'},
    ],
    [['update', 'a', '--max_parallel_subclouds', '9'], 'PATCH', '/a', {max_parallel_subclouds: 9}],
    [['update', 'a', '--name', 'b', '--description', 'd'], 'PATCH', '/a', {name: 'b', description: 'd'}],
  ] as const)('%j', async (words, method, path, sends) => {
    expectWire({method, path: `${base}${path}`, sends, reply: group({max_parallel_subclouds: '3'})})
    const {stdout, code} = await runProgram(['subcloud', 'group', ...words])
    expect(code).toBe(0)
    expect(cellsOf(stdout)).toContainEqual(['max parallel subclouds', '3'])
  })

  test('update of nothing is refused', async () => {
    expectWire()
    expect(await runProgram(['subcloud-group', 'update', 'a'], {program: 'dcmanager'})).toEqual({
      ...{stdout: '', stderr: 'ERROR (app) Nothing to update\n', code: 1},
    })
    expectWire()
    expect((await runProgram(['subcloud', 'group', 'update', 'a'])).code).toBe(2)
  })

  test('delete says what was done, and officially nothing', async () => {
    expectWire({method: 'DELETE', path: `${base}/a`, reply: 'null'})
    expect(await runProgram(['subcloud', 'group', 'delete', 'a'])).toEqual({
      ...{stdout: '', stderr: 'deleted subcloud group a\n', code: 0},
    })
    expectWire({method: 'DELETE', path: `${base}/a`, reply: 'null'})
    expect((await runProgram(['subcloud-group', 'delete', 'a'], {program: 'dcmanager'})).stdout).toBe('')
  })

  test('a refusal ends with the deed, even without a reason', async () => {
    const reply = errorPage('403 Forbidden', 'Access was denied to this resource.')
    expectWire({method: 'DELETE', path: `${base}/a`, status: 403, reply})
    expect((await runProgram(['subcloud-group', 'delete', 'a'], {program: 'dcmanager'})).stderr).toBe(
      'ERROR (app) Access was denied to this resource.\nUnable to delete subcloud group a\n',
    )
  })
})

test('subcloud alarm summary counts what is known', async () => {
  const row = {uuid: 'u', region_name: 's1', critical_alarms: 1, major_alarms: 0, minor_alarms: 2, warnings: 0}
  const unknown = {critical_alarms: -1, major_alarms: -1, minor_alarms: -1, warnings: -1}
  const alarm_summary = [
    {...row, cloud_status: 'critical'},
    {...row, ...unknown, region_name: 's2', cloud_status: 'disabled'},
  ]
  expectWire({path: '/dcmanager/v1.0/alarms/', reply: {alarm_summary}})
  expect(cellsOf((await runProgram(['alarm', 'summary'], {program: 'dcmanager'})).stdout)).toEqual([
    ['NAME', 'CRITICAL_ALARMS', 'MAJOR_ALARMS', 'MINOR_ALARMS', 'WARNINGS', 'STATUS'],
    ['s1', '1', '0', '2', '0', 'critical'],
    ['s2', '-', '-', '-', '-', 'disabled'],
  ])
})
