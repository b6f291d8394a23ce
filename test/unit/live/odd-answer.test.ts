import fc from 'fast-check'
import {render} from 'ink-testing-library'
import {createElement} from 'react'
import {describe, expect, test} from 'vitest'
import {apisOf} from '../../../src/cli/apis.js'
import {connect} from '../../../src/client/connect.js'
import type {ServiceName} from '../../../src/client/service.js'
import type {WireRequest} from '../../../src/client/wire.js'
import {sources} from '../../../src/dashboard/row.js'
import type {Fleet, Seen} from '../../../src/live/fleet.js'
import {openLive, SYSTEM_CONTROLLER} from '../../../src/live/live.js'
import {exposition} from '../../../src/metrics/exposition.js'
import {familiesOf} from '../../../src/metrics/families.js'
import {reportPage} from '../../../src/page/report-page.js'
import {markdownOf} from '../../../src/report/markdown.js'
import {makeReport} from '../../../src/report/report.js'
import {Frame, linesOf} from '../../../src/screen/frame.js'
import {keyReader} from '../../../src/screen/key.js'
import {sceneMaker} from '../../../src/screen/scene.js'
import {initialState, press} from '../../../src/screen/state.js'
import {penFor, signs} from '../../../src/screen/style.js'
import {seeded} from '../../support/property.js'
import {settled, ToldClock} from './clock.js'

const MOMENT = '2026-01-01 09:00:00'
const subcloud = (id: number, more: object = {}) => ({
  ...{id, name: `edge${id}`, 'management-state': 'managed', 'availability-status': 'online', location: 'Paris'},
  ...{'deploy-status': 'complete', 'region-name': `edge${id}`, sync_status: 'out-of-sync', group_id: 1},
  ...{'software-version': '26.03', 'backup-status': 'complete', 'backup-datetime': MOMENT, 'updated-at': MOMENT},
  ...{'prestage-status': 'complete', 'error-description': 'No errors present', peer_group_id: 1},
  endpoint_sync_status: [{endpoint_type: 'software', sync_status: 'out-of-sync'}],
  ...more,
})
const alarm = (uuid: string, entity: string) => ({
  ...{uuid, alarm_id: '280.001', entity_instance_id: entity, severity: 'critical', timestamp: MOMENT},
  ...{reason_text: 'it is offline', suppression_status: 'unsuppressed', mgmt_affecting: 'True'},
})

/** What each part is read from, as services send it. */
const replies: Readonly<Record<string, unknown>> = {
  '/subclouds/': {subclouds: [subcloud(1), subcloud(2, {'deploy-status': 'installing', 'updated-at': MOMENT})]},
  '/subcloud-groups/': {
    subcloud_groups: [{id: 1, name: 'north', update_apply_type: 'parallel', max_parallel_subclouds: 2}],
  },
  '/alarms/': {
    alarm_summary: [{region_name: 'edge1', critical_alarms: 1, major_alarms: 2, minor_alarms: 0, warnings: 0}],
  },
  '/sw-update-strategy': {id: 1, type: 'sw-deploy', state: 'applying', 'max-parallel-subclouds': 2},
  '/sw-update-strategy/steps': {
    'strategy-steps': [
      {id: 1, cloud: 'edge1', stage: 'Apply', state: 'failed', details: 'lock: it broke', 'started-at': MOMENT},
      {id: 2, cloud: 'edge2', stage: 'Apply', state: 'initial', details: '', 'started-at': null},
    ],
  },
  '/system-peers/': {
    system_peers: [{id: 1, 'peer-uuid': 'p', 'peer-name': 'other', 'availability-state': 'available'}],
  },
  '/subcloud-peer-groups/': {
    subcloud_peer_groups: [{id: 1, peer_group_name: 'g', max_subcloud_rehoming: 2, group_state: 'enabled'}],
  },
  '/peer-group-associations/': {
    peer_group_associations: [{id: 1, 'peer-group-id': 1, 'system-peer-id': 1, 'sync-status': 'in-sync'}],
  },
  '/alarms': {alarms: [alarm('a', 'subcloud=edge1'), alarm('b', 'subcloud=edge2.resource=software')]},
  '/event_log': {
    event_log: [
      {
        ...{uuid: 'e', event_log_id: '401.005', entity_instance_id: 'host=controller-0', severity: 'critical'},
        ...{timestamp: MOMENT, reason_text: 'it failed', state: 'set'},
      },
    ],
  },
  '/ihosts': {
    ihosts: [
      {
        ...{id: 1, uuid: 'h', hostname: 'controller-0', personality: 'controller', administrative: 'unlocked'},
        ...{
          operational: 'enabled',
          availability: 'available',
          task: '',
          capabilities: {Personality: 'Controller-Active'},
        },
      },
    ],
  },
  '/certificate/get_all_certs': {ssl: {Validity: {'Not Before': 'x', 'Not After': 'January 31 12:00:00 2026'}}},
  '/isystems': {isystems: [{uuid: 's', name: 'central', system_mode: 'duplex', capabilities: {region_config: true}}]},
  '/release': [{release_id: 'starlingx-26.03.0', state: 'deployed', sw_version: '26.03.0', packages: ['a']}],
}

type Json = null | boolean | number | string | Json[] | {[name: string]: Json}
type Place = readonly (string | number)[]

/** Each place in it where something stands. */
const placesIn = (value: unknown, at: Place = []): Place[] =>
  typeof value === 'object' && value !== null
    ? [
        at,
        ...Object.entries(value).flatMap(([name, one]) =>
          placesIn(one, [...at, Array.isArray(value) ? Number(name) : name]),
        ),
      ]
    : [at]

const gone = Symbol('gone')
const odd = fc.oneof(
  fc.constant(gone),
  fc.constant(null),
  fc.constantFrom<Json>('', 0, -1, 1e300, true, [], {}, [null], {a: null}, '\u001b[2J\u202e<script>', ' ', 'null'),
  fc.constant('e'.repeat(10_000)),
  fc.constant(Array.from({length: 500}, () => null)),
)

/** The same with something else in that place. */
function withOdd(value: unknown, [first, ...rest]: Place, instead: unknown): unknown {
  if (first === undefined) return instead === gone ? undefined : instead
  const copy = Array.isArray(value) ? [...value] : {...(value as object)}
  const inner = withOdd(Reflect.get(copy, first), rest, instead)
  if (inner === undefined) Reflect.deleteProperty(copy, first)
  else Reflect.set(copy, first, inner)
  return copy
}

const headers = new Map([
  ['content-type', 'application/json'],
  ['x-subject-token', 'token'],
])
const roots: Partial<Record<ServiceName, string>> = Object.fromEntries(
  ['sysinv', 'dcmanager', 'fm', 'usm', 'vim'].map((name) => [name, `http://${name}.test`]),
)

/** A fleet, and a site that is looked into, as they are seen where the services answer so. */
async function seenWith(answers: Readonly<Record<string, unknown>>): Promise<Seen> {
  const exchange = async ({url, onReply}: WireRequest) => {
    const path = new URL(url).pathname.replace(/^\/v1(\.0)?/, '')
    const answer = answers[path]
    onReply(200)
    return {status: 200, headers, text: answer === undefined ? '' : JSON.stringify(answer)}
  }
  const cloud = connect({
    auth: {kind: 'token', authUrl: 'http://keystone.test/v3', token: 'token'},
    endpoints: roots,
    delay: async () => undefined,
    openWire: async () => ({exchange, close: async () => undefined}),
  })
  const clock = new ToldClock()
  const live = openLive({
    clock,
    reach: () =>
      apisOf(
        async () => cloud,
        async () => ({}),
      ),
  })
  try {
    await live.first.catch(() => undefined)
    live.lookInto(SYSTEM_CONTROLLER)
    await settled()
    clock.pass(clock.next ?? 0)
    await settled()
    return live.seen as Seen
  } finally {
    live.stop()
    await cloud.close()
  }
}

const make = sceneMaker({signs: signs.ascii, intervalMs: 5000, timeOfDay: (at) => String(at)})

/** All that draws a fleet; `painted`: with its pictures, to the last cell of a plain screen. */
async function draw(seen: Seen, {painted = false} = {}): Promise<void> {
  const {fleet} = seen
  const report = makeReport({fleet, events: seen.detail?.events, since: fleet.at - 1e9, at: fleet.at, backupDays: 30})
  markdownOf(report)
  // Its charts cost more than all the rest.
  if (painted) reportPage(report)
  for (const format of painted ? (['text', 'openmetrics'] as const) : (['text'] as const))
    await exposition(familiesOf(seen, fleet.at, {version: '1', cpuSeconds: 1}), format)
  for (const {of, row} of Object.values(sources)) for (const one of of(fleet)) row(one as never)
  for (const keys of ['', 'm', 'v', 'g', 'c', '\r', 'c\r']) {
    let state = initialState({size: {columns: 80, rows: 24}, asMap: false, readOnly: false})
    for (const key of keyReader()(keys)) state = press(state, key, make(state, seen)).state
    const scene = make(state, seen)
    const pen = penFor('plain')
    if (!painted || keys !== '') continue
    const {lastFrame, unmount} = render(createElement(Frame, {scene, pen, signs: signs.ascii}))
    linesOf(lastFrame() ?? '', scene, pen)
    unmount()
  }
}

const partsOf = (fleet: Fleet) => [...fleet.stale.keys()]

describe('whatever services answer', () => {
  test('in order, nothing is missing', async () => {
    const seen = await seenWith(replies)
    expect(partsOf(seen.fleet)).toEqual([])
    expect(seen.fleet.strategy?.strategy.type).toBe('sw-deploy')
    expect(seen.detail?.events).toHaveLength(1)
    await draw(seen, {painted: true})
  })

  const cases = fc.constantFrom(...Object.keys(replies)).chain((path) =>
    fc.record({
      path: fc.constant(path),
      odds: fc.array(fc.record({place: fc.constantFrom(...placesIn(replies[path])), instead: odd}), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
  )

  test('a fleet is drawn of it: what cannot be read is old, and nothing behind falls over it', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({path, odds}) => {
        const answer = odds.reduce<unknown>((value, {place, instead}) => {
          const there = place.slice(0, -1).reduce<unknown>((inner, key) => Object(inner)[key], value)
          return place.length === 0 || Object(there) === there ? withOdd(value, place, instead) : value
        }, replies[path])
        await draw(await seenWith({...replies, [path]: answer}), {painted: true})
      }),
      {...seeded, numRuns: Math.ceil(seeded.numRuns / 40)},
    )
  })

  test('each member of each reply may be missing, or null', async () => {
    for (const [path, reply] of Object.entries(replies)) {
      const places = placesIn(reply).filter((one) => one.length > 0)
      for (const [at, place] of places.entries()) {
        // A member that is null is as one that is missing (test/unit/client/filled.test.ts): half of them are enough.
        const seen = await seenWith({...replies, [path]: withOdd(reply, place, at % 2 === 0 ? gone : null)})
        await expect(draw(seen), `${path} ${place.join('.')}`).resolves.toBeUndefined()
      }
    }
  })
})
