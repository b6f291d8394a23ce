import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {Severity} from '../../../src/simulator/states.js'
import {ask, logIn, openSession, type Session} from '../support/session.js'

let session: Session
beforeEach(async () => {
  session = await openSession({subclouds: 1})
})
afterEach(() => session.simulator.close())

type Row = Record<string, unknown>

const fm = async (path: string, method = 'GET', body?: unknown) => session.ask(method, `/RegionOne/fm/v1/${path}`, body)
const rows = async (path: string, list: string) => ((await fm(path)).body as Record<string, Row[]>)[list] ?? []
const alarmsAt = (path = 'alarms') => rows(path, 'alarms')
const eventsAt = (path = 'event_log') => rows(path, 'event_log')

const found = (alarmId: string, entity: string, severity?: Severity, reason = 'because') => {
  const {sim} = session.simulator
  const more = severity === undefined ? {} : {severity}
  sim.transact(() => sim.emit('trouble.found', {region: 'RegionOne', alarmId, entity, reason, ...more}))
}
const gone = (alarmId: string, entity: string) => {
  const {sim} = session.simulator
  sim.transact(() => sim.emit('trouble.gone', {region: 'RegionOne', alarmId, entity}))
}
const suppress = async (alarmId: string, value = 'suppressed') => {
  const path = `event_suppression?q.field=alarm_id&q.op=eq&q.type=&q.value=${alarmId}`
  const [row] = await rows(path, 'event_suppression')
  return fm(`event_suppression/${row?.['uuid']}`, 'PATCH', [{op: 'replace', path: '/suppression_status', value}])
}
const faultstring = (body: unknown) => JSON.parse((body as {error_message: string}).error_message).faultstring

const posted = {
  alarm_id: '100.101',
  alarm_state: 'set',
  entity_type_id: 'host',
  entity_instance_id: 'host=controller-0',
  severity: 'major',
  reason_text: 'busy',
  alarm_type: 'operational-violation',
  probable_cause: 'threshold-crossed',
  service_affecting: false,
  suppression: true,
}

describe('an alarm', () => {
  test('comes with its cause, changes with it, and goes with it; the log tells all of it', async () => {
    found('100.101', 'host=controller-0', 'major')
    await session.simulator.advance('10s')
    found('100.101', 'host=controller-0', 'critical')
    found('100.101', 'host=controller-0', 'critical')
    expect(await alarmsAt()).toMatchObject([
      {alarm_id: '100.101', severity: 'critical', mgmt_affecting: 'True', degrade_affecting: 'True'},
    ])
    await session.simulator.advance('10s')
    gone('100.101', 'host=controller-0')
    gone('100.101', 'host=controller-0')
    expect(await alarmsAt()).toEqual([])
    expect((await eventsAt()).map((event) => [event['state'], event['severity'], event['timestamp']])).toEqual([
      ['clear', 'critical', '2025-10-09T08:53:40.000000'],
      ['set', 'critical', '2025-10-09T08:53:30.000000'],
      ['set', 'major', '2025-10-09T08:53:20.000000'],
    ])
  })

  test.each([
    ['100.101', 'major', 'True', 'False'],
    ['100.101', 'critical', 'True', 'True'],
    ['100.103', 'critical', 'False', 'True'],
    ['200.001', 'warning', 'True', 'False'],
    ['280.001', 'critical', 'False', 'False'],
    ['100.104', 'major', 'False', 'False'],
  ] as const)('%s of severity %s affects management: %s, degrades: %s', async (id, severity, management, degrade) => {
    found(id, 'host=controller-0', severity)
    expect(await alarmsAt()).toMatchObject([{mgmt_affecting: management, degrade_affecting: degrade}])
  })

  test('is listed by severity as a word, entity, id', async () => {
    found('200.001', 'host=controller-1')
    found('100.101', 'host=controller-1', 'major')
    found('100.106', 'host=controller-0.port=a', 'major')
    found('280.001', 'subcloud=subcloud1')
    expect((await alarmsAt()).map((alarm) => alarm['alarm_id'])).toEqual(['280.001', '100.106', '100.101', '200.001'])
  })

  test.each([
    ['q.field=severity&q.op=eq&q.type=&q.value=crit', 1],
    ['q.field=entity_instance_id&q.op=eq&q.value=host', 1],
    ['q.field=entity_type_id&q.op=eq&q.value=subcloud', 1],
    ['q.field=alarm_type&q.op=eq&q.value=communication', 1],
    ['q.field=severity&q.op=ne&q.value=critical', 2],
    ['q.field=severity&q.op=eq&q.value=critical&q.field=alarm_id&q.op=eq&q.value=200', 0],
    ['limit=0', 2],
    ['limit=1', 1],
    ['sort_key=nope', 2],
  ])('%s finds %i of two', async (query, count) => {
    found('200.001', 'host=controller-1')
    found('280.001', 'subcloud=subcloud1')
    expect(await alarmsAt(`alarms?${query}`)).toHaveLength(count)
  })

  test.each([
    ['alarms?limit=-1', 400, 'Limit must be positive'],
    ['alarms?limit=abc', 400, "invalid literal for int() with base 10: 'abc'"],
    ['alarms?sort_dir=up', 400, "Acceptable values are 'asc' or 'desc'"],
    ['alarms?foo=bar', 400, 'Unknown argument: "foo"'],
    ['alarms?q.field=foo&q.op=eq&q.value=x', 400, 'Unknown field foo in the query'],
    ['alarms?marker=zzz', 400, 'unable to convert to uuid'],
    ['alarms?marker=00000999-0000-4000-8000-000000000999', 404, 'could not be found'],
    ['alarms/xyz', 404, '[HTTP 404] Alarm xyz could not be found.'],
    ['event_log/xyz', 404, '[HTTP 404] Event Log xyz could not be found.'],
    ['event_log?q.field=start&q.op=eq&q.value=yesterday', 400, "Unable to parse date string 'yesterday'"],
    ['event_log?q.field=alarm_id&q.op=eq&q.value=200', 400, 'Unknown field alarm_id'],
    ['event_suppression/100.101', 400, 'unable to convert to uuid'],
    ['event_suppression/00000999-0000-4000-8000-000000000999', 400, 'No event suppression entry found'],
  ])('%s is refused with %i: %s', async (path, status, words) => {
    const answer = await fm(path)
    expect(answer.status).toBe(status)
    expect(faultstring(answer.body)).toContain(words)
  })

  test('pages lead through the list', async () => {
    for (const n of [0, 1, 2]) found('100.101', `host=worker-${n}`, 'major')
    const seen: unknown[] = []
    let path: string | undefined = 'alarms?limit=2'
    while (path !== undefined) {
      const {body} = await fm(path)
      const {alarms, next} = body as {alarms: Row[]; next?: string}
      seen.push(...alarms.map((alarm) => alarm['entity_instance_id']))
      path = next?.split('/fm/v1/')[1]
    }
    expect(seen).toEqual(['host=worker-0', 'host=worker-1', 'host=worker-2'])
  })

  test('is counted', async () => {
    expect((await fm('alarms/summary')).body).toEqual({critical: 0, major: 0, minor: 0, warnings: 0, status: 'OK'})
    found('100.101', 'host=controller-0', 'major')
    expect((await fm('alarms/summary')).body).toMatchObject({major: 1, status: 'degraded'})
    found('280.001', 'subcloud=subcloud1')
    found('200.001', 'host=controller-1')
    const counts = {critical: 1, major: 1, minor: 0, warnings: 1, status: 'critical'}
    expect((await fm('alarms/summary')).body).toEqual(counts)
  })

  test('can be deleted, which the log tells as cleared', async () => {
    found('100.101', 'host=controller-0', 'major')
    const [alarm] = await alarmsAt()
    expect((await fm(`alarms/${alarm?.['uuid']}`, 'DELETE')).status).toBe(204)
    expect((await eventsAt()).map((event) => event['state'])).toEqual(['clear', 'set'])
    expect((await fm(`alarms/${alarm?.['uuid']}`, 'DELETE')).status).toBe(404)
  })

  test('of an operator is not theirs to delete', async () => {
    found('100.101', 'host=controller-0', 'major')
    const [alarm] = await alarmsAt()
    const token = await logIn(session.simulator, 'operator')
    const path = `/RegionOne/fm/v1/alarms/${alarm?.['uuid']}`
    expect((await ask(session.simulator, 'DELETE', path, undefined, {'x-auth-token': token})).status).toBe(403)
  })
})

describe('an alarm that is sent', () => {
  test('is set and cleared by id and entity', async () => {
    const answer = await fm('alarms', 'POST', {...posted, timestamp: '2026-03-02T00:00:00.5'})
    expect(answer.status).toBe(200)
    const {uuid} = JSON.parse(answer.body as string)
    expect((await fm(`alarms/${uuid}`)).body).toMatchObject({timestamp: '2026-03-02T00:00:00.500000'})
    expect((await fm('alarms', 'POST', {...posted, alarm_state: 'clear'})).status).toBe(200)
    expect(await alarmsAt()).toEqual([])
  })

  test('may be a log', async () => {
    await fm('alarms', 'POST', {...posted, alarm_id: '200.021', alarm_state: 'log'})
    expect(await eventsAt()).toMatchObject([{event_log_id: '200.021', state: 'log', suppression_status: 'None'}])
    expect(await alarmsAt()).toEqual([])
  })

  test.each([
    [{foo: 1}, 400, 'Unknown attribute for argument alarm_data: foo'],
    [{alarm_state: undefined}, 400, 'alarm_state'],
    [{service_affecting: 'perhaps'}, 400, 'Value not an unambiguous boolean: perhaps'],
    [{severity: 'terrible'}, 400, 'severity'],
    [{timestamp: 'yesterday'}, 400, 'timestamp'],
    [{alarm_state: 'undecided'}, 400, 'The alarm_state undecided does not support!'],
    [{alarm_state: 'clear'}, 404, 'can not find record to clear!'],
  ])('%j is refused with %i: %s', async (change, status, words) => {
    const answer = await fm('alarms', 'POST', {...posted, ...change})
    expect(answer.status).toBe(status)
    expect(faultstring(answer.body)).toContain(words)
  })

  test('twice is refused', async () => {
    await fm('alarms', 'POST', posted)
    expect((await fm('alarms', 'POST', posted)).status).toBe(409)
  })

  test('can be changed', async () => {
    const {uuid} = JSON.parse((await fm('alarms', 'POST', posted)).body as string)
    expect((await fm(`alarms/${uuid}`, 'PUT', {...posted, severity: 'critical'})).status).toBe(200)
    expect(await alarmsAt()).toMatchObject([{uuid, severity: 'critical'}])
    expect((await fm('alarms/9999', 'PUT', posted)).status).toBe(404)
  })
})

describe('suppression', () => {
  test('hides every alarm of the kind, until asked for or taken back', async () => {
    found('100.101', 'host=controller-0', 'major')
    expect((await suppress('100.101')).body).toMatchObject({id: 1, suppression_status: 'suppressed'})
    expect(await alarmsAt()).toEqual([])
    expect(await eventsAt()).toEqual([])
    expect((await fm('alarms/summary')).body).toMatchObject({major: 0, status: 'OK'})
    expect((await fm('alarms/summary?include_suppress=True')).body).toMatchObject({major: 1})
    expect(await alarmsAt('alarms?include_suppress=true')).toMatchObject([{suppression_status: 'suppressed'}])
    expect(await eventsAt('event_log?include_suppress=True')).toHaveLength(1)
    await suppress('100.101', 'unsuppressed')
    expect(await alarmsAt()).toHaveLength(1)
  })

  test.each([
    [[{op: 'replace', path: '/suppression_status', value: 'maybe'}], 'Valid values are: suppressed, unsuppressed'],
    [[{op: 'replace', path: '/description', value: '1'}], 'parameter description is not allowed to be updated'],
    [[{op: 'replace', path: '/uuid', value: '1'}], "'/uuid' is an internal attribute"],
    [{path: '/x'}, 'Value not a valid list: '],
  ])('%j is refused: %s', async (patch, words) => {
    const [row] = await rows('event_suppression', 'event_suppression')
    const answer = await fm(`event_suppression/${row?.['uuid']}`, 'PATCH', patch)
    expect(answer.status).toBe(400)
    expect(faultstring(answer.body)).toContain(words)
  })

  test('has a row for each alarm, by id', async () => {
    const all = await rows('event_suppression', 'event_suppression')
    expect(all).toHaveLength(135)
    expect(all[0]).toMatchObject({alarm_id: '100.101', suppression_status: 'unsuppressed'})
  })
})

describe('the event log', () => {
  test('tells alarms, logs or both', async () => {
    found('100.101', 'host=controller-0', 'major')
    const {sim} = session.simulator
    const entity = 'host=controller-0.command=lock'
    sim.transact(() => sim.emit('log.written', {region: 'RegionOne', logId: '200.021', entity, reason: 'asked'}))
    const ids = async (query: string) => (await eventsAt(`event_log?${query}`)).map((event) => event['event_log_id'])
    expect(await ids('')).toEqual(['200.021', '100.101'])
    expect(await ids('alarms=True')).toEqual(['100.101'])
    expect(await ids('logs=True')).toEqual(['200.021'])
    expect(await ids('logs=True&alarms=True')).toEqual(['200.021', '100.101'])
    expect(await ids('q.field=severity&q.op=eq&q.value=not-app')).toEqual(['200.021'])
    expect(await ids('q.field=start&q.op=eq&q.value=2026-01-01')).toEqual([])
    expect(await ids('q.field=end&q.op=eq&q.value=2026-01-01T00:00:00')).toHaveLength(2)
  })

  test('keeps 4000 entries', async () => {
    const {sim} = session.simulator
    sim.transact(() => {
      for (let n = 0; n < 4010; n += 1) {
        sim.emit('log.written', {region: 'RegionOne', logId: '200.022', entity: `host=${n}`, reason: 'x'})
      }
    })
    const all = await eventsAt()
    expect(all).toHaveLength(4000)
    expect(all.at(-1)).toMatchObject({entity_instance_id: 'host=10'})
  })

  test('is shorter in each system of a large fleet, so that the file of all has an end', async () => {
    const fleet = await openSession({subclouds: 5000})
    const {sim} = fleet.simulator
    const region = 'subcloud4711'
    sim.transact(() => {
      for (let n = 0; n < 130; n += 1) {
        sim.emit('log.written', {region, logId: '200.022', entity: `host=${n}`, reason: 'x'})
      }
    })
    const {event_log: all} = (await fleet.ask('GET', `/${region}/fm/v1/event_log`)).body as {event_log: Row[]}
    expect(all).toHaveLength(100)
    expect(all.at(-1)).toMatchObject({entity_instance_id: 'host=30'})
    await fleet.simulator.close()
  })
})
