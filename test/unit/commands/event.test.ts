import {describe, expect, test} from 'vitest'
import {runProgram} from '../../support/run.js'
import {cellsOf} from '../../support/table.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()

const uuid = '00000000-0000-4000-8000-000000000007'
const event = (id: string, timestamp: string, more: object = {}) => ({
  uuid,
  event_log_id: id,
  entity_instance_id: 'host=controller-0',
  severity: 'major',
  timestamp,
  reason_text: 'it happened',
  state: 'log',
  suppression_status: 'None',
  ...more,
})

describe('event list', () => {
  test('shows the newest first in local time', async () => {
    const event_log = [
      event('401.005', '2026-03-01T10:00:00.123456'),
      event('200.001', '2026-03-01T10:05:00', {state: 'set', suppression_status: 'suppressed'}),
    ]
    expectWire({path: '/fm/v1/event_log?include_suppress=True', reply: {event_log}})
    const {stdout} = await runProgram(['event', 'list', '--include-suppress', '--uuid', '--nopaging'])
    expect(cellsOf(stdout)).toEqual([
      ['UUID', 'Time Stamp', 'State', 'Event Log ID', 'Reason Text', 'Entity Instance ID', 'Severity'],
      [uuid, '2026-03-01T10:05:00', 'set', 'S(200.001)', 'it happened', 'host=controller-0', 'major'],
      [uuid, '2026-03-01T10:00:00.123456', 'log', '401.005', 'it happened', 'host=controller-0', 'major'],
    ])
  })

  test.each([
    [['--alarms'], '?alarms=True'],
    [['--logs', '-l', '5'], '?limit=5&logs=True'],
    [['--logs', '--alarms'], ''],
    [
      ['-q', 'start=2026-03-01 10:00:00;severity!=string::minor'],
      '?q.field=start&q.field=severity&q.op=eq&q.op=ne&q.type=&q.type=string&q.value=2026-03-01+10%3A00%3A00&q.value=minor',
    ],
  ])('%j asks for %s', async (flags, query) => {
    expectWire({path: `/fm/v1/event_log${query}`, reply: {event_log: []}})
    expect((await runProgram(['event', 'list', ...flags, '--format', 'json'])).stdout).toBe('[]\n')
  })
})

describe('fm event-list without events', () => {
  // Page by page, the official program comes to no first page.
  test.each([
    [[], ''],
    [['--nopaging'], '\n'],
  ])('%j prints %j', async (flags, text) => {
    expectWire({path: '/fm/v1/event_log', reply: {event_log: []}})
    expect((await runProgram(['event-list', ...flags], {program: 'fm'})).stdout).toBe(text)
  })
})

describe('event show', () => {
  test('shows one', async () => {
    expectWire({path: `/fm/v1/event_log/${uuid}`, reply: event('401.005', '2026-03-01T10:00:00')})
    expect((await runProgram(['event', 'show', uuid, '-c', 'event_log_id', '-f', 'value'])).stdout).toBe('401.005\n')
  })

  test('says which one is missing', async () => {
    expectWire({path: `/fm/v1/event_log/${uuid}`, status: 404})
    const {stderr, code} = await runProgram(['event-show', uuid], {program: 'fm'})
    expect({stderr, code}).toEqual({stderr: `Event log not found: ${uuid}\n`, code: 1})
  })
})

describe('suppression', () => {
  const row = (id: string, suppression_status: string) => ({uuid: `uuid-of-${id}`, alarm_id: id, suppression_status})
  const rows = [row('100.101', 'suppressed'), row('200.001', 'unsuppressed'), row('280.002', 'suppressed')]
  const all = {path: '/fm/v1/event_suppression', reply: {event_suppression: rows}}
  const remaining = (...ids: string[]) => ({
    path: '/fm/v1/event_suppression?q.field=suppression_status&q.op=eq&q.type=string&q.value=suppressed',
    reply: {event_suppression: ids.map((id) => row(id, 'suppressed'))},
  })
  const patch = (id: string, value: string, times = 1) => ({
    method: 'PATCH' as const,
    path: `/fm/v1/event_suppression/uuid-of-${id}`,
    sends: Array.from({length: times}, () => ({op: 'replace', path: '/suppression_status', value})),
    reply: row(id, value),
  })

  test.each([
    [
      ['suppress', '--alarm_id', '200.001'],
      [all, patch('200.001', 'suppressed'), remaining('200.001')],
    ],
    [['suppress'], [remaining('200.001')]],
    [
      ['unsuppress', '--alarm-id', '100.101'],
      [all, patch('100.101', 'unsuppressed'), remaining('200.001')],
    ],
    [
      ['unsuppress-all', '--yes'],
      [all, patch('100.101', 'unsuppressed'), patch('280.002', 'unsuppressed', 2), remaining('200.001')],
    ],
  ])('%j sends what the official program sends, and lists what is hidden', async (words, exchanges) => {
    expectWire(...exchanges)
    const {stdout, stderr, code} = await runProgram(['event', ...words])
    expect({cells: cellsOf(stdout), code}).toEqual({
      cells: [
        ['Event ID', 'Status'],
        ['200.001', 'suppressed'],
      ],
      code: 0,
    })
    const changed = exchanges.filter((exchange) => 'method' in exchange).length
    expect(stderr.match(/^Alarm ID: [\d.]+ (un)?suppressed\.$/gm) ?? []).toHaveLength(changed)
  })

  test('the official program tells of changes on stdout and passes over unknown ids', async () => {
    expectWire(all, patch('200.001', 'suppressed'), remaining())
    const words = ['event-suppress', '--alarm_id', '200.001,999.999', '--nopaging']
    expect(await runProgram(words, {program: 'fm'})).toEqual({
      stdout: 'Alarm ID: 200.001 suppressed.\n\n',
      stderr: '',
      code: 0,
    })
  })

  test('stx refuses unknown ids before it changes anything', async () => {
    expectWire(all)
    const {stderr, code} = await runProgram(['event', 'suppress', '--alarm-id', '200.001,999.999'])
    expect(code).toBe(5)
    expect(stderr).toBe('stx: no alarm has the id 999.999; see: stx event suppress-list --include-unsuppressed\n')
  })

  test('event suppress-list sorts by the second column', async () => {
    expectWire(all)
    const plain = await runProgram([
      'event',
      'suppress-list',
      '--include-unsuppressed',
      '-f',
      'value',
      '-c',
      'alarm_id',
    ])
    expect(plain.stdout).toBe('100.101\n280.002\n200.001\n')
    expectWire({...all, reply: {event_suppression: [...rows].reverse()}})
    const withUuid = await runProgram(['event-suppress-list', '--include-unsuppressed', '--uuid'])
    expect(cellsOf(withUuid.stdout).map(([, id]) => id)).toEqual(['Event ID', '100.101', '200.001', '280.002'])
  })
})
