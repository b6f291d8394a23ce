import {describe, expect, onTestFinished, test} from 'vitest'
import type {Api} from '../../../src/client/api.js'
import {ClientError} from '../../../src/client/error.js'
import {type ServiceName, services} from '../../../src/client/service.js'
import {wordsOf} from '../../../src/live/change.js'
import type {Seen, Site} from '../../../src/live/fleet.js'
import {openLive, SYSTEM_CONTROLLER} from '../../../src/live/live.js'
import {MOST_ALARMS} from '../../../src/live/make-fleet.js'
import {settled, ToldClock} from './clock.js'

type Answers = Record<string, unknown>

const subcloud = (name: string, more: object = {}) => ({
  ...{id: Number(name.replace(/\D/g, '')) || 1, name, 'management-state': 'managed', 'availability-status': 'online'},
  ...{'deploy-status': 'complete', 'region-name': `region-${name}`, sync_status: 'in-sync', group_id: 1},
  ...more,
})
const alarm = (uuid: string, more: object = {}) => ({
  ...{uuid, alarm_id: '400.002', entity_instance_id: 'host=controller-0', severity: 'major', timestamp: null},
  ...more,
})
const host = (more: object = {}) => ({
  ...{id: 1, uuid: 'h1', hostname: 'controller-0', personality: 'controller'},
  ...{administrative: 'unlocked', operational: 'enabled', availability: 'available'},
  ...more,
})

const usual = (): Answers => ({
  'dcmanager /subclouds/': [subcloud('edge1'), subcloud('edge2')],
  'dcmanager /subcloud-groups/': [{id: 1, name: 'north'}],
  'dcmanager /alarms/': [
    {region_name: 'edge1', critical_alarms: 1, major_alarms: 2, minor_alarms: 0, warnings: 0},
    {region_name: 'edge2', critical_alarms: -1, major_alarms: -1, minor_alarms: -1, warnings: -1},
  ],
  'dcmanager /sw-update-strategy': new ClientError('not-found', 'no strategy', {status: 404}),
  'dcmanager /sw-update-strategy/steps': [],
  'dcmanager /system-peers/': [],
  'dcmanager /subcloud-peer-groups/': [],
  'dcmanager /peer-group-associations/': [],
  'fm /alarms': [alarm('a1')],
  'fm /event_log': [],
  'sysinv /ihosts': [host()],
  'sysinv /certificate/get_all_certs': {ssl: {Validity: {'Not After': 'January 31 12:00:00 2026'}}},
  'sysinv /isystems': [{uuid: 's', name: 'central', capabilities: {}}],
  'usm /release': [],
})

const pending = new Promise<never>(() => undefined)

/** Services that answer what the test puts into `answers`: a value, an error, or a promise. */
function opened(more: Answers = {}) {
  const answers = {...usual(), ...more}
  const clock = new ToldClock()
  const asked: string[] = []
  const regions: (string | undefined)[] = []
  const told: Seen[] = []
  const answer = async (service: ServiceName, path: string, region?: string) => {
    const question = `${region ? `${region} ` : ''}${service} ${path}`
    asked.push(question)
    const found = answers[question] ?? answers[`${service} ${path}`]
    const value = typeof found === 'function' ? await found() : await found
    if (value instanceof Error) throw value
    if (value === undefined) throw new Error(`nobody answers ${question}`)
    return value
  }
  const apiOf = (service: ServiceName, region?: string) =>
    ({
      service,
      get: async (path: string) => {
        const value = await answer(service, path, region)
        return path === '/isystems' ? {isystems: value} : value
      },
      list: (path: string) => answer(service, path, region),
    }) as unknown as Api
  const live = openLive({
    clock,
    intervalMs: 5000,
    reach: ({region}) => {
      regions.push(region)
      const all = Object.keys(services).map((name) => [name, apiOf(name as ServiceName, region)])
      return Object.fromEntries(all)
    },
  })
  live.onSeen((seen) => told.push(seen))
  onTestFinished(() => live.stop())
  return {
    ...{live, clock, asked, answers, told, regions},
    /** The next round, at its time; what it asked and told. */
    async turn(milliseconds = clock.next ?? 0) {
      asked.length = 0
      clock.pass(milliseconds)
      await settled()
      return {asked: [...asked], seen: live.seen as Seen}
    },
  }
}

const words = (seen: Seen) => seen.changes.map(wordsOf)

describe('the first look', () => {
  test('brings all parts, each by a request or two, however many sites there are', async () => {
    const {live, asked} = opened()
    const {fleet, changes} = await live.first
    expect(fleet.sites.map(({subcloud: {name}, group, alarms}) => ({name, group, alarms}))).toEqual([
      {name: 'edge1', group: 'north', alarms: {critical: 1, major: 2, minor: 0, warning: 0}},
      {name: 'edge2', group: 'north', alarms: undefined},
    ])
    expect(fleet.counts).toEqual({critical: 1, major: 3, minor: 0, warning: 0})
    expect(fleet.system?.name).toBe('central')
    expect(fleet.certificates).toEqual([expect.objectContaining({name: 'ssl', expires: Date.UTC(2026, 0, 31, 12)})])
    expect(fleet.stale).toEqual(new Map())
    expect(changes).toEqual([])
    expect(new Set(asked).size).toBe(asked.length)
    expect(asked).toHaveLength(12)
  })

  test('fails where nothing at all could be read, with the reason', async () => {
    const away = new ClientError('auth', 'keystone refuses')
    const {live} = opened(Object.fromEntries(Object.keys(usual()).map((name) => [name, away])))
    await expect(live.first).rejects.toBe(away)
  })

  test('does without those that stand by for a peer site', async () => {
    const rows = [subcloud('edge1'), subcloud('edge2', {'deploy-status': 'secondary'})]
    const {live} = opened({'dcmanager /subclouds/': rows})
    expect((await live.first).fleet.sites.map((site) => site.subcloud.name)).toEqual(['edge1'])
  })
})

describe('later rounds', () => {
  test('ask only for what changes often, each part in its own rhythm', async () => {
    const {live, turn} = opened()
    await live.first
    await settled()
    const often = ['dcmanager /alarms/', 'dcmanager /subclouds/', 'dcmanager /sw-update-strategy', 'fm /alarms']
    expect((await turn(5000)).asked.sort()).toEqual(often)
    expect((await turn(5000)).asked.sort()).toEqual(often)
    expect((await turn(5000)).asked.sort()).toEqual([...often, 'sysinv /ihosts'])
  })

  test('hand out the same objects where nothing changed, and tell nothing', async () => {
    const {live, answers, turn} = opened()
    const {fleet: before} = await live.first
    await settled()
    Object.assign(answers, usual())
    const {seen} = await turn(5000)
    const {at, ...same} = seen.fleet
    expect(at).toBe(before.at + 5000)
    for (const [name, value] of Object.entries(same)) expect(value, name).toBe(before[name as keyof typeof before])
    expect(seen.changes).toEqual([])
  })

  test.each<[string, Answers, Partial<Site>]>([
    [
      'alarm counts',
      {
        'dcmanager /alarms/': [
          {region_name: 'edge1', critical_alarms: 0, major_alarms: 0, minor_alarms: 4, warnings: 0},
        ],
      },
      {alarms: {critical: 0, major: 0, minor: 4, warning: 0}},
    ],
    ['groups', {'dcmanager /subcloud-groups/': [{id: 1, name: 'south'}]}, {group: 'south'}],
    [
      'a strategy',
      {
        'dcmanager /sw-update-strategy': {id: 1, type: 'sw-deploy', state: 'applying'},
        'dcmanager /sw-update-strategy/steps': [{cloud: 'edge1', state: 'prestaging', stage: '1'}],
      },
      {step: {state: 'prestaging', stage: '1'}},
    ],
  ])('give a site other %s, though the subclouds are the very same list', async (_, others, told) => {
    const list = [subcloud('edge1')]
    const {live, answers, turn} = opened({'dcmanager /subclouds/': list})
    const [before] = (await live.first).fleet.sites
    await settled()
    Object.assign(answers, others)
    for (let round = 0; round < 6; round++) await turn(5000)
    expect(live.seen?.fleet.sites).toEqual([{...before, ...told}])
  })

  test('tell in words what changed, and keep the objects of all others', async () => {
    const {live, answers, turn} = opened()
    const {fleet: before} = await live.first
    await settled()
    answers['dcmanager /subclouds/'] = [
      subcloud('edge1', {sync_status: 'out-of-sync', 'availability-status': 'offline'}),
      subcloud('edge2'),
      subcloud('edge3', {'deploy-status': 'installing'}),
    ]
    answers['fm /alarms'] = [alarm('a2', {severity: 'critical', reason_text: 'it broke'})]
    answers['dcmanager /sw-update-strategy'] = {id: 1, type: 'sw-deploy', state: 'applying'}
    answers['dcmanager /sw-update-strategy/steps'] = [{cloud: 'edge1', state: 'prestaging', stage: '1'}]
    const {seen} = await turn(5000)
    expect(words(seen)).toEqual([
      'edge1: availability online -> offline',
      'edge1: sync in-sync -> out-of-sync',
      'edge3: subcloud installing',
      'edge1: step prestaging',
      '400.002 host=controller-0: alarm critical: it broke',
      '400.002 host=controller-0: alarm gone (major)',
      'sw-deploy: strategy applying',
    ])
    expect(seen.fleet.sites[1]).toBe(before.sites[1])
    expect(seen.fleet.sites[0]?.step).toEqual({state: 'prestaging', stage: '1'})
    expect(seen.fleet.strategySince).toBe(seen.fleet.at)
    answers['dcmanager /sw-update-strategy'] = new ClientError('not-found', 'no strategy', {status: 404})
    expect(words((await turn(5000)).seen)).toEqual([
      'edge1: step gone (prestaging)',
      'sw-deploy: strategy gone (applying)',
    ])
  })

  test('what is heard of later than the rest is no news', async () => {
    let late: (rows: unknown) => void = () => undefined
    const groups = new Promise((resolve) => {
      late = resolve
    })
    const {live, turn, clock} = opened({'dcmanager /subcloud-groups/': groups})
    await settled()
    expect(live.seen).toBeUndefined()
    const {seen} = await turn(2000)
    expect(seen.fleet.stale).toEqual(new Map([['groups', {reason: 'no answer yet', since: undefined}]]))
    expect(clock.next).toBe(3000)
    late([{id: 1, name: 'north'}])
    await settled()
    expect(live.seen?.fleet.sites[0]?.group).toBe('north')
    expect(live.seen?.changes).toEqual([])
  })
})

describe('an API that does not do well', () => {
  test('one part that fails blinds no other, keeps what was known, and is asked less often', async () => {
    const {live, answers, turn} = opened()
    await live.first
    await settled()
    answers['dcmanager /alarms/'] = new ClientError('failed', 'dcmanager is overloaded', {status: 503})
    const {seen} = await turn(5000)
    expect(seen.fleet.stale).toEqual(
      new Map([['alarm counts', {reason: 'dcmanager is overloaded', since: seen.fleet.at - 5000}]]),
    )
    expect(seen.fleet.sites[0]?.alarms?.critical).toBe(1)
    const asks: boolean[] = []
    for (let turns = 0; turns < 9; turns++) asks.push((await turn(5000)).asked.includes('dcmanager /alarms/'))
    expect(asks).toEqual([false, true, false, false, false, true, false, false, false])
    answers['dcmanager /alarms/'] = []
    for (let turns = 0; turns < 6; turns++) await turn(5000)
    expect(live.seen?.fleet.stale).toEqual(new Map())
  })

  test('a slow answer is not asked for twice, and then left in peace for twice as long as it took', async () => {
    const {live, answers, turn, asked} = opened()
    await live.first
    await settled()
    let answer: (rows: unknown) => void = () => undefined
    answers['dcmanager /subclouds/'] = () =>
      new Promise((resolve) => {
        answer = resolve
      })
    const asksForSites = async () => (await turn(1000)).asked.includes('dcmanager /subclouds/')
    for (let second = 1; second <= 4; second++) expect(await asksForSites()).toBe(false)
    expect(await asksForSites()).toBe(true)
    for (let second = 1; second <= 20; second++) expect(await asksForSites()).toBe(false)
    expect(live.seen?.fleet.stale.get('subclouds')?.reason).toBe('no answer yet')
    asked.length = 0
    answer([subcloud('edge1')])
    await settled()
    expect(live.seen?.fleet.sites).toHaveLength(1)
    expect(live.seen?.cost.everyMs).toBe(60_000)
    for (let second = 1; second < 40; second++) expect(await asksForSites()).toBe(false)
    expect(await asksForSites()).toBe(true)
  })

  test('more alarms than anybody reads: the most severe are kept, and all are counted', async () => {
    const rows = [
      ...Array.from({length: MOST_ALARMS}, (_, at) => alarm(`m${at}`, {severity: 'minor'})),
      alarm('worst', {severity: 'critical'}),
      alarm('odd', {severity: 'no such severity'}),
    ]
    const {live} = opened({'fm /alarms': rows})
    const {fleet} = await live.first
    expect(fleet.alarms).toHaveLength(MOST_ALARMS)
    expect(fleet.alarms[0]?.uuid).toBe('worst')
    expect(fleet.counts).toEqual({critical: 2, major: 2, minor: MOST_ALARMS, warning: 0})
  })
})

describe('looking into a site', () => {
  test('reads its hosts, alarms, events and releases in its region at once, and no longer when nobody looks', async () => {
    const {live, answers, regions, turn} = opened()
    await live.first
    await settled()
    answers['region-edge2 sysinv /ihosts'] = [host({hostname: 'edge2-controller-0'})]
    live.lookInto('edge2')
    const {asked, seen} = await turn(0)
    expect(asked).toEqual(
      ['sysinv /ihosts', 'fm /alarms', 'fm /event_log', 'usm /release'].map((one) => `region-edge2 ${one}`),
    )
    expect(regions).toEqual([undefined, 'region-edge2'])
    expect(seen.detail?.name).toBe('edge2')
    expect(seen.detail?.hosts[0]?.hostname).toBe('edge2-controller-0')
    expect(seen.detail?.subcloud).toBe(seen.fleet.sites[1]?.subcloud)
    const later = await turn(5000)
    expect(later.asked.filter((one) => one.startsWith('region-edge2'))).toHaveLength(3)
    expect(later.seen.detail?.hosts).toBe(seen.detail?.hosts)
    live.lookInto(undefined)
    const without = await turn(5000)
    expect(without.seen.detail).toBeUndefined()
    expect(without.asked.some((one) => one.startsWith('region-edge2'))).toBe(false)
  })

  test('a site that does not answer holds nobody up; what cannot be reached says why', async () => {
    const rows = [subcloud('edge1'), subcloud('edge2', {'region-name': null})]
    const {live, answers, turn} = opened({'dcmanager /subclouds/': rows})
    await live.first
    await settled()
    for (const path of ['sysinv /ihosts', 'fm /alarms', 'fm /event_log', 'usm /release']) {
      answers[`region-edge1 ${path}`] = pending
    }
    live.lookInto('edge1')
    await turn(0)
    const {seen} = await turn(2000)
    expect([...(seen.detail?.stale.values() ?? [])].map(({reason}) => reason)).toEqual(Array(4).fill('no answer yet'))
    expect((await turn(3000)).asked).toContain('dcmanager /subclouds/')
    live.lookInto('edge2')
    const other = await turn(0)
    expect(other.seen.detail?.stale.get('hosts')?.reason).toBe('it has no region yet: it is not deployed')
    live.lookInto('edge9')
    expect((await turn(0)).seen.detail?.stale.get('hosts')?.reason).toBe('no subcloud is called edge9')
  })

  test('the system controller is looked into where the connection leads', async () => {
    const {live, turn, regions} = opened()
    await live.first
    await settled()
    live.lookInto(SYSTEM_CONTROLLER)
    expect((await turn(0)).seen.detail?.alarms).toHaveLength(1)
    expect(regions).toEqual([undefined])
  })
})

test('paused, it asks nothing; then it goes on at once', async () => {
  const {live, turn} = opened()
  await live.first
  await settled()
  live.pause(true)
  expect((await turn(60_000)).asked).toEqual([])
  live.pause(false)
  expect((await turn(0)).asked).toContain('dcmanager /subclouds/')
})

test('a refresh asks for everything at once; stopped, it asks for nothing any more', async () => {
  const {live, turn, told} = opened()
  await live.first
  await settled()
  live.refresh()
  expect((await turn(0)).asked).toHaveLength(12)
  live.stop()
  await settled()
  const rounds = told.length
  live.refresh()
  expect((await turn(60_000)).asked).toEqual([])
  expect(told).toHaveLength(rounds)
})
