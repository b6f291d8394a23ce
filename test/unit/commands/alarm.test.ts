import {describe, expect, test} from 'vitest'
import {runProgram} from '../../support/run.js'
import {cellsOf} from '../../support/table.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()

const uuid = '00000000-0000-4000-8000-000000000001'
const alarm = (id: string, timestamp: string, more: object = {}) => ({
  uuid,
  alarm_id: id,
  entity_instance_id: 'host=controller-1',
  severity: 'warning',
  timestamp,
  reason_text: 'controller-1 was administratively locked to take it out-of-service.',
  suppression_status: 'unsuppressed',
  mgmt_affecting: 'True',
  degrade_affecting: 'False',
  ...more,
})

describe('alarm list', () => {
  test('shows the newest first, suppressed ones marked', async () => {
    expectWire({
      path: '/fm/v1/alarms?q.field=severity&q.op=eq&q.type=&q.value=warning&include_suppress=True',
      reply: {
        alarms: [
          alarm('200.001', '2026-03-01T10:00:00.123456'),
          alarm('250.001', '2026-03-01T11:00:00', {suppression_status: 'suppressed'}),
        ],
      },
    })
    const words = ['alarm', 'list', '-q', 'severity=warning', '--include_suppress', '--mgmt_affecting']
    expect(
      (await runProgram([...words, '--format', 'csv', '--column', 'Alarm ID', '-c', 'mgmt_affecting'])).stdout,
    ).toBe('"Alarm ID","Management Affecting"\n"S(250.001)","True"\n"200.001","True"\n')
  })

  test.each([
    [['--uuid'], 'UUID,Alarm ID,Reason Text,Entity ID,Severity,Time Stamp'],
    [['--mgmt_affecting'], 'Alarm ID,Reason Text,Entity ID,Severity,Management Affecting,Time Stamp'],
    [['--degrade_affecting'], 'Alarm ID,Reason Text,Entity ID,Severity,Time Stamp,Degrade Affecting'],
    [
      ['--uuid', '--mgmt-affecting', '--degrade-affecting'],
      'UUID,Alarm ID,Reason Text,Entity ID,Management Affecting,Degrade Affecting,Severity,Time Stamp',
    ],
  ])('with %j has the columns where the official program puts them', async (flags, headings) => {
    expectWire({path: '/fm/v1/alarms', reply: {alarms: [alarm('200.001', '2026-03-01T10:00:00')]}})
    expect(cellsOf((await runProgram(['alarm', 'list', ...flags])).stdout)[0]).toEqual(headings.split(','))
  })

  const lost = (group: string) =>
    alarm('400.002', '2026-03-01T10:00:01', {
      entity_instance_id: `service_domain=controller.service_group=${group}`,
      severity: 'major',
      reason_text: `Service group ${group} loss of redundancy; expected 1 standby member`,
    })
  const afterLock = [alarm('200.001', '2026-03-01T10:00:00'), lost('oam-services'), lost('vim-services')]

  test('in brief has a line for what shares a cause, for people as for programs', async () => {
    expectWire({path: '/fm/v1/alarms?include_suppress=True', reply: {alarms: afterLock}})
    const brief = ['alarm', 'list', '--brief']
    const {stdout} = await runProgram([...brief, '--include-suppress', '-c', 'id,severity,entity,reason'])
    expect(cellsOf(stdout)).toEqual([
      ['id', 'severity', 'entity', 'reason'],
      ['400.002', 'major', '2 service groups', 'controller-1 is locked: no redundancy'],
      ['200.001', 'warning', 'controller-1', 'was administratively locked to take it out-of-service'],
    ])
    expectWire({path: '/fm/v1/alarms', reply: {alarms: afterLock}})
    const rows = JSON.parse((await runProgram([...brief, '--format', 'json'])).stdout) as object[]
    expect(rows[0]).toMatchObject({
      alarm_id: '400.002',
      count: 2,
      since: '2026-03-01T10:00:01',
      cause: {alarm_id: '200.001'},
      uuids: [uuid, uuid],
    })
  })

  test('as a tree stands by what the alarms are about', async () => {
    expectWire({path: '/fm/v1/alarms', reply: {alarms: afterLock}})
    const {stdout} = await runProgram([
      'alarm',
      'list',
      '--tree',
      '-f',
      'value',
      '-c',
      'entity',
      '-c',
      'id',
      '-c',
      'reason',
    ])
    expect(stdout.split('\n')).toEqual([
      'system  3 alarms',
      '  2 service groups 400.002 controller-1 is locked: no redundancy',
      '  controller-1 200.001 was administratively locked to take it out-of-service',
      '',
    ])
  })

  test.each([
    [['--brief', '--tree'], '--brief and --tree exclude each other; give one of them'],
    [['--tree', '--uuid'], '--tree and --uuid exclude each other; give one of them'],
  ])('refuses %j', async (flags, why) => {
    expect(await runProgram(['alarm', 'list', ...flags])).toEqual({stdout: '', stderr: `stx: ${why}\n`, code: 2})
  })

  test('of the official program knows neither', async () => {
    const {stderr, code} = await runProgram(['alarm-list', '--brief'], {program: 'fm'})
    expect({stderr: stderr.includes('--brief is an option of stx'), code}).toEqual({stderr: true, code: 2})
  })

  test.each([
    ['severity', 'missing operator'],
    ['=x', 'missing field'],
    ['severity=', 'missing value'],
  ])('refuses the query %s', async (query, why) => {
    const {stderr, code} = await runProgram(['alarm', 'list', '--query', query])
    expect({stderr: stderr.includes(why), code}).toEqual({stderr: true, code: 2})
  })
})

test('alarm summary counts by severity', async () => {
  const summary = {critical: 2, major: 3, minor: 0, warnings: 1, status: 'critical'}
  expectWire({path: '/fm/v1/alarms/summary?include_suppress=True', reply: summary})
  const {stdout} = await runProgram(['alarm', 'summary', '--include-suppress'])
  expect(cellsOf(stdout)).toEqual([
    ['Critical Alarms', 'Major Alarms', 'Minor Alarms', 'Warnings'],
    ['2', '3', '0', '1'],
  ])
})

describe('alarm show', () => {
  test('sorts the properties and shows local time', async () => {
    expectWire({path: `/fm/v1/alarms/${uuid}`, reply: alarm('200.001', '2026-03-01T10:00:00', {alarm_state: 'set'})})
    const cells = cellsOf((await runProgram(['alarm', 'show', uuid])).stdout)
    const names = cells.slice(1).map(([name]) => name)
    expect(names).toEqual([...names].sort())
    expect(cells).toContainEqual(['alarm_state', 'set'])
    expect(cells).toContainEqual(['timestamp', '2026-03-01T10:00:00'])
  })

  test('says which one is missing', async () => {
    expectWire({path: `/fm/v1/alarms/${uuid}`, status: 404})
    const {stderr, code} = await runProgram(['alarm', 'show', uuid])
    expect({stderr, code}).toEqual({
      stderr: `stx: Alarm not found: ${uuid}; see: stx alarm list --uuid\n`,
      code: 5,
    })
  })
})

describe('alarm delete', () => {
  test('says what it did, except as the official program', async () => {
    const exchange = {method: 'DELETE', path: `/fm/v1/alarms/${uuid}`, status: 204, reply: ''} as const
    expectWire(exchange)
    const {stdout, stderr} = await runProgram(['alarm', 'delete', uuid])
    expect({stdout, stderr}).toEqual({stdout: '', stderr: `alarm ${uuid} deleted\n`})
    expectWire(exchange)
    expect(await runProgram(['alarm-delete', uuid], {program: 'fm'})).toEqual({stdout: '', stderr: '', code: 0})
  })

  describe('as the official program, where confirmations are enabled', () => {
    const ask = async (input: string, ...flags: string[]) => {
      process.env['CLI_CONFIRMATIONS'] = 'enabled'
      try {
        return await runProgram(['alarm-delete', uuid, ...flags], {program: 'fm', input})
      } finally {
        delete process.env['CLI_CONFIRMATIONS']
      }
    }

    test.each(['no\n', ''])('sends nothing after %j', async (answer) => {
      const {stdout, stderr, code} = await ask(answer)
      expect({stderr, code}).toEqual({stderr: '', code: 1})
      expect(stdout).toMatch(/Do you want to continue\? \(yes\/No\): .*Operation cancelled by the user\.\n$/s)
    })

    test.each([
      ['Yes\n', []],
      ['', ['--yes']],
    ])('goes on after %j %j', async (answer, flags) => {
      expectWire({method: 'DELETE', path: `/fm/v1/alarms/${uuid}`, status: 204, reply: ''})
      expect((await ask(answer, ...flags)).code).toBe(0)
    })
  })
})
