import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {ask, openSession, type Session} from '../support/session.js'

let session: Session
let alarm: Record<string, unknown>
beforeAll(async () => {
  session = await openSession({subclouds: 1})
  const {sim} = session.simulator
  sim.transact(() => {
    const where = {region: 'RegionOne', entity: 'host=controller-1'}
    sim.emit('trouble.found', {...where, alarmId: '200.001', reason: 'locked'})
    sim.emit('log.written', {...where, logId: '200.021', reason: 'asked'})
  })
  const {body} = await session.ask('GET', '/RegionOne/fm/v1/alarms')
  alarm = (body as {alarms: Record<string, unknown>[]}).alarms[0] ?? {}
})
afterAll(() => session.simulator.close())

const text = 'string'
const listedAlarm = {
  ...{uuid: text, alarm_id: text, entity_instance_id: text, timestamp: text, severity: text, reason_text: text},
  ...{suppression_status: text, mgmt_affecting: text, degrade_affecting: text},
}
const wholeAlarm = {
  ...{uuid: text, alarm_id: text, alarm_state: text, entity_type_id: text, entity_instance_id: text, timestamp: text},
  ...{severity: text, reason_text: text, alarm_type: text, probable_cause: text, proposed_repair_action: text},
  ...{service_affecting: 'boolean', suppression: 'boolean', suppression_status: text},
  ...{mgmt_affecting: text, degrade_affecting: text},
}
const listedEvent = {
  ...{uuid: text, event_log_id: text, state: text, entity_instance_id: text, timestamp: text, severity: text},
  ...{reason_text: text, suppression_status: text},
}
const wholeEvent = {
  ...{uuid: text, event_log_id: text, state: text, entity_type_id: text, entity_instance_id: text, timestamp: text},
  ...{severity: text, reason_text: text, event_log_type: text, probable_cause: text},
  ...{proposed_repair_action: 'null', service_affecting: 'boolean', suppression: 'boolean', suppression_status: text},
}
const suppression = {uuid: text, alarm_id: text, description: text, suppression_status: text, links: 'array'}
const summary = {critical: 'number', major: 'number', minor: 'number', warnings: 'number', status: text}

const kind = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)
const shape = (value: unknown) =>
  Object.entries(value as Record<string, unknown>).map(([key, field]) => [key, kind(field)])

/** The key order is the genuine server's as well. */
test.each([
  ['alarms', 'alarms', listedAlarm],
  ['alarms?expand=True', 'alarms', wholeAlarm],
  ['event_log?limit=1', 'event_log', listedEvent],
  ['event_log/detail', 'event_log', wholeEvent],
  ['event_suppression', 'event_suppression', suppression],
])('GET %s lists rows as the genuine server does', async (path, list, expected) => {
  const {status, body} = await session.ask('GET', `/RegionOne/fm/v1/${path}`)
  expect(status).toBe(200)
  expect(shape((body as Record<string, unknown[]>)[list]?.[0])).toEqual(Object.entries(expected))
})

test('GET of one adds what lists leave out', async () => {
  expect(shape((await session.ask('GET', `/RegionOne/fm/v1/alarms/${alarm['uuid']}`)).body)).toEqual(
    Object.entries(wholeAlarm),
  )
  expect(shape((await session.ask('GET', '/RegionOne/fm/v1/alarms/summary')).body)).toEqual(Object.entries(summary))
})

test('a full page names the next', async () => {
  const {body} = await session.ask('GET', '/RegionOne/fm/v1/event_log?limit=1')
  expect((body as {next: string}).next).toMatch(
    /\/RegionOne\/fm\/v1\/event_log\?sort_key=timestamp&sort_dir=desc&limit=1&marker=[0-9a-f-]{36}$/,
  )
})

test('paths without a version answer as well', async () => {
  expect((await session.ask('GET', '/RegionOne/fm/alarms')).status).toBe(200)
})

test('whole alarms have no list of their own', async () => {
  const {status, body} = await session.ask('GET', '/RegionOne/fm/v1/alarms/detail')
  expect(status).toBe(404)
  expect(inner(body)).toMatchObject({faultstring: '[HTTP 404] Resource could not be found.'})
})

const inner = (body: unknown) => JSON.parse((body as {error_message: string}).error_message)

test.each([
  ['GET', 'v1/nothing', 404, {code: 404, title: 'Not Found', description: ''}],
  ['GET', 'v1/alarms.json', 404, {code: 404, title: 'Not Found', description: ''}],
  ['PUT', 'v1/event_log/x', 405, {code: 405, title: 'Method Not Allowed', description: ''}],
  ['POST', 'v1/event_suppression', 405, {code: 405, title: 'Method Not Allowed', description: ''}],
])('%s %s answers %i in the words of the router', async (method, path, status, expected) => {
  const answer = await session.ask(method, `/RegionOne/fm/${path}`)
  expect(answer.status).toBe(status)
  expect(inner(answer.body)).toEqual(expected)
})

test('refusals carry fault code, text and nothing to debug, in this order', async () => {
  const {body} = await session.ask('GET', '/RegionOne/fm/v1/alarms/x')
  expect((body as {error_message: string}).error_message).toBe(
    '{"faultcode":"Client","faultstring":"[HTTP 404] Alarm x could not be found.","debuginfo":null}',
  )
})

describe('what is written', () => {
  const posted = {
    ...{alarm_id: '200.021', alarm_state: 'log', entity_type_id: 'host', entity_instance_id: 'host=controller-0'},
    ...{severity: 'not-applicable', reason_text: 'asked', alarm_type: 'operational-violation'},
    ...{probable_cause: 'threshold-crossed', proposed_repair_action: 'Monitor', service_affecting: false},
    ...{suppression: true, uuid: '00000502-0000-4000-8000-000000000502', timestamp: '2026-03-02T00:00:00.5'},
  }
  const post = (body: unknown) => session.ask('POST', '/RegionOne/fm/v1/alarms', body)

  test('may be a log without severity: an event of that uuid, no alarm', async () => {
    const answer = await post(posted)
    expect([answer.status, answer.body]).toEqual([200, `{"uuid": "${posted.uuid}"}`])
    const event = await session.ask('GET', `/RegionOne/fm/v1/event_log/${posted.uuid}`)
    expect(event.body).toMatchObject({event_log_id: '200.021', state: 'log', severity: 'not-applicable'})
    const {body} = await session.ask('GET', '/RegionOne/fm/v1/alarms')
    expect(JSON.stringify(body)).not.toContain('200.021')
    expect((await post(posted)).status).toBe(409)
  })

  test('an alarm has a severity', async () => {
    const answer = await post({...posted, uuid: undefined, alarm_state: 'set'})
    expect([answer.status, inner(answer.body).faultstring]).toEqual([
      400,
      "Invalid input for field/attribute severity. Value: 'not-applicable'. Unknown severity",
    ])
  })

  test('a boolean that is none is quoted with the whole alarm', async () => {
    const answer = await post({...posted, service_affecting: 'perhaps'})
    expect(inner(answer.body).faultstring).toMatch(
      /^Invalid input for field\/attribute alarm_data\. Value: '\{'alarm_id': '200\.021', .*'suppression': True, .*\}'\. Value not an unambiguous boolean: perhaps$/,
    )
  })

  test.each([
    [[{value: 'x', op: 'replace'}], "Invalid input for field/attribute path. Value: 'None'. Mandatory field missing."],
    [
      [{path: '/suppression_status', value: 'suppressed', op: 'xx'}],
      "Invalid input for field/attribute op. Value: 'xx'. Value should be one of: remove, add, replace",
    ],
    [
      {path: '/x'},
      "Invalid input for field/attribute patch. Value: '{'path': '/x'}'. Value not a valid list: {'path': '/x'}",
    ],
    [[{path: '/uuid', value: '1', op: 'replace'}], "'/uuid' is an internal attribute and can not be updated"],
    [[{path: '/suppression_status', op: 'replace'}], "'add' and 'replace' operations need a value"],
    [undefined, 'Missing argument: "patch"'],
  ])('a suppression is not patched with %j', async (patch, text) => {
    const listed = await session.ask('GET', '/RegionOne/fm/v1/event_suppression')
    const [row] = (listed.body as {event_suppression: {uuid: string}[]}).event_suppression
    const answer = await session.ask('PATCH', `/RegionOne/fm/v1/event_suppression/${row?.uuid}`, patch)
    expect([answer.status, inner(answer.body).faultstring]).toEqual([400, text])
    const after = await session.ask('GET', `/RegionOne/fm/v1/event_suppression/${row?.uuid}`)
    expect(after.body).toMatchObject({suppression_status: 'unsuppressed'})
  })
})

test('without a token the answer is keystone’s', async () => {
  const answer = await ask(session.simulator, 'GET', '/RegionOne/fm/v1/alarms')
  expect(answer.status).toBe(401)
  expect(answer.body).toEqual({
    error: {code: 401, title: 'Unauthorized', message: 'The request you have made requires authentication.'},
  })
})
