import nock from 'nock'
import {afterEach, describe, expect, test} from 'vitest'
import {alarms} from '../../../../src/client/index.js'
import {conditionsIn} from '../../../../src/inputs/condition.js'
import {apiOf, expectAllSent} from '../cloud.js'

const fm = () => nock('http://fm.test:18002')
const client = async () => alarms(await apiOf('fm'))

const alarm = {
  uuid: '00000108-0000-4000-8000-000000000108',
  alarm_id: '250.001',
  entity_instance_id: 'host=controller-1',
  timestamp: '2026-03-01T10:08:00.123464',
  severity: 'major',
  reason_text: 'controller-1 Configuration is out-of-date.',
  suppression_status: 'unsuppressed',
  mgmt_affecting: 'True',
  degrade_affecting: 'False',
}

afterEach(expectAllSent)

test('the list comes as the server sends it, with times that are missing', async () => {
  const rows = [alarm, {...alarm, timestamp: null}]
  fm().get('/v1/alarms').reply(200, {alarms: rows})
  expect(await (await client()).list()).toEqual(rows)
})

/** The path as it went over the wire: the order of its parameters counts. */
async function sent(query: string | undefined, includeSuppressed = false): Promise<string> {
  let path = ''
  fm()
    .get(/^\/v1\/alarms/)
    .reply((uri) => {
      path = uri
      return [200, {alarms: []}]
    })
  await (await client()).list({where: conditionsIn(query), includeSuppressed})
  return path
}

describe('filters are sent as the official program sends them', () => {
  test.each([
    [undefined, '/v1/alarms'],
    ['severity=critical', '/v1/alarms?q.field=severity&q.op=eq&q.type=&q.value=critical'],
    [
      'start=2026-03-01 10:05:00;end=2026-03-01 10:07:30',
      '/v1/alarms?q.field=start&q.field=end&q.op=eq&q.op=eq&q.type=&q.type=&q.value=2026-03-01+10%3A05%3A00&q.value=2026-03-01+10%3A07%3A30',
    ],
    ['id != integer::5', '/v1/alarms?q.field=id&q.op=ne&q.type=integer&q.value=5'],
    [
      'entity_instance_id=host=controller-1',
      '/v1/alarms?q.field=entity_instance_id&q.op=eq&q.type=&q.value=host%3Dcontroller-1',
    ],
    ['a>=1', '/v1/alarms?q.field=a&q.op=ge&q.type=&q.value=1'],
    ['a<1', '/v1/alarms?q.field=a&q.op=lt&q.type=&q.value=1'],
    ['x=fd00::1', '/v1/alarms?q.field=x&q.op=eq&q.type=&q.value=fd00%3A%3A1'],
  ])('%s', async (query, path) => {
    expect(await sent(query)).toBe(path)
  })

  test('with suppressed alarms', async () => {
    expect(await sent('a=1', true)).toBe('/v1/alarms?q.field=a&q.op=eq&q.type=&q.value=1&include_suppress=True')
  })

  test.each([
    ['severity', 'operator'],
    ['=critical', 'field'],
    ['severity=', 'value'],
  ])('"%s" lacks its %s', (query, missing) => {
    const refusal = expect.objectContaining({kind: 'usage', message: `invalid query ${query}: missing ${missing}`})
    expect(() => conditionsIn(query)).toThrow(refusal)
  })
})
