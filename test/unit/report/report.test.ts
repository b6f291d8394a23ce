import {describe, expect, test} from 'vitest'
import {noFleet} from '../../../src/live/make-fleet.js'
import {reportPage} from '../../../src/page/report-page.js'
import {markdownOf} from '../../../src/report/markdown.js'
import {ageOf} from '../../../src/report/moment.js'
import {type Material, makeReport} from '../../../src/report/report.js'
import {alarmWords} from '../../../src/report/words.js'
import {hostileFleet} from '../../support/hostile-fleet.js'
import {siteOf} from '../metrics/seen.js'

const AT = Date.UTC(2026, 5, 1, 12)
const alarm = (id: string, entity: string, severity = 'critical', timestamp = '2026-06-01 09:00:00') => ({
  ...{uuid: `${id} ${entity}`, alarm_id: id, entity_instance_id: entity, severity, timestamp},
  reason_text: `${entity} is unwell`,
})
const set = (timestamp: string, severity: string, entity = 'host=controller-0', state = 'set') => ({
  ...{uuid: timestamp, event_log_id: '1', entity_instance_id: entity, severity, timestamp, state},
})

const material = (more: Partial<Material> = {}): Material => ({
  fleet: {
    ...noFleet,
    sites: [
      siteOf('edge1'),
      siteOf('edge2', {id: 2, 'availability-status': 'offline', 'backup-datetime': '2026-03-01 00:00:00'}),
      siteOf(
        'edge3',
        {id: 3, 'deploy-status': 'installing', 'backup-datetime': '2026-05-31 00:00:00'},
        {group: 'north'},
      ),
    ],
    groups: [
      {id: 1, name: 'Default', max_parallel_subclouds: 2, update_apply_type: 'serial'},
      {id: 2, name: 'north', max_parallel_subclouds: '5', update_apply_type: 'parallel'},
    ],
    alarms: [alarm('400.002', 'service_domain=controller', 'major'), alarm('280.001', 'subcloud=edge2')],
  },
  since: AT - 2 * 86_400_000,
  at: AT,
  backupDays: 30,
  ...more,
})

describe('a report', () => {
  test('says what is well, what is not, why, since when and what to type next', () => {
    const report = makeReport(material())
    expect(report.subclouds).toEqual({all: 3, well: 1, wrong: 1, underWay: 1})
    expect(report.wrong).toEqual([
      {
        ...{subcloud: 'edge2', group: 'Default', since: Date.UTC(2026, 5, 1, 9)},
        why: expect.stringContaining('edge2 is offline'),
        command: expect.stringMatching(/^stx /),
      },
    ])
    expect(report.underWay[0]).toMatchObject({subcloud: 'edge3', group: 'north'})
    expect(report.alarms.map(({severity}) => severity)).toEqual(['critical', 'major'])
  })

  test('groups have their turns', () => {
    expect(makeReport(material()).groups).toMatchObject([
      {group: 'Default', subclouds: 2, parallel: 1, turns: 2},
      {group: 'north', subclouds: 1, parallel: 5, turns: 1},
    ])
  })

  test('backups: those that are old, the oldest first, and those of which none is known', () => {
    expect(makeReport(material()).backups).toEqual({
      ...{days: 30, none: ['edge1']},
      older: [{subcloud: 'edge2', at: Date.UTC(2026, 2, 1)}],
    })
  })

  test('of some subclouds it tells of these, and of alarms that are about them', () => {
    const report = makeReport(material({chosen: new Set(['edge2']), selector: 'edge2'}))
    expect(report.subclouds.all).toBe(1)
    expect(report.alarms.map(({entity}) => entity)).toEqual(['edge2'])
    expect(report.groups).toHaveLength(1)
    expect(report.selector).toBe('edge2')
  })

  test('alarms that share a cause are one row with their number, and totals say nothing of what there is none of', () => {
    const made = material()
    const alarms = ['edge2', 'edge3', 'edge4'].map((name) => ({
      ...alarm('280.001', `subcloud=${name}`),
      reason_text: `${name} is offline`,
    }))
    const report = makeReport({...made, fleet: {...made.fleet, alarms}})
    expect(report.alarms).toMatchObject([{alarm: '280.001', severity: 'critical', entity: '3 subclouds', count: 3}])
    expect(report.alarms[0]?.reason).toBe('are offline: edge2, edge3 and edge4')
    expect(markdownOf(report)).toMatch(
      /^\*\*1 of 3 subclouds is well\.\*\* 1 not well, 1 under way\. Active alarms: 3 critical/m,
    )
    const alarmCounts = {critical: 0, major: 0, minor: 0, warning: 0}
    expect(alarmWords({alarmCounts, unread: []})).toBe('none')
    expect(alarmWords({alarmCounts: {...alarmCounts, major: 2, warning: 1}, unread: []})).toBe('2 major, 1 warning')
  })

  test('what nobody could read is not nothing', () => {
    const unread = ['subclouds', 'alarms', 'alarm counts'].map((part) => ({part, why: 'in a form that is not known'}))
    const made = makeReport(material())
    const report = {
      ...{...made, unread, subclouds: {all: 0, well: 0, wrong: 0, underWay: 0}},
      alarmCounts: {critical: 0, major: 0, minor: 0, warning: 0},
    }
    expect(markdownOf(report)).toContain(
      '**How the subclouds are could not be read.** Active alarms: could not be read.',
    )
    const tiles = reportPage(report).match(/<b>[^<]*<\/b>/g)
    expect(new Set(tiles)).toEqual(new Set(['<b>?</b>']))
  })

  test('alarms that were raised are counted by the hour, by the day, or in as many stretches as can be seen', () => {
    const events = [
      set('2026-06-01 11:10:00', 'critical'),
      set('2026-06-01 11:20:00', 'critical'),
      set('2026-06-01 11:30:00', 'major', 'host=controller-0', 'clear'),
      set('2026-01-01 00:00:00', 'major'),
      set('no moment', 'major'),
    ]
    const {stretchMs, stretches} = makeReport(material({events})).raised
    expect(stretchMs).toBe(3_600_000)
    expect(stretches.filter(({critical, major}) => critical + major > 0)).toEqual([
      {from: Date.UTC(2026, 5, 1, 11), critical: 2, major: 0, minor: 0, warning: 0},
    ])
    expect(makeReport(material({events, since: AT - 7 * 86_400_000})).raised.stretchMs).toBe(86_400_000)
    const long = makeReport(material({events, since: AT - 3650 * 86_400_000})).raised
    expect(long.stretches.length).toBeLessThanOrEqual(63)
    expect(long.stretches.reduce((sum, {critical, major}) => sum + critical + major, 0)).toBe(3)
  })

  test('the strategy is the last rollout; without one it is the last run', () => {
    const run = {what: 'stx subcloud update', state: 'complete', steps: []}
    expect(makeReport(material({run})).rollout).toBe(run)
    const {fleet} = material()
    const steps = [
      {cloud: 'edge1', state: 'complete', 'started-at': '2026-06-01 10:00:00', 'finished-at': '2026-06-01 10:30:00'},
      {cloud: 'edge2', state: 'failed', details: 'no room', 'started-at': '2026-06-01 10:00:00'},
      {cloud: 'edge3', state: 'prestaging', 'started-at': '2026-06-01 10:00:00'},
      {cloud: 'edge4', state: 'initial'},
    ]
    const strategy = {strategy: {type: 'sw-deploy', state: 'applying'}, steps}
    const {rollout} = makeReport(material({run, fleet: {...fleet, strategy}}))
    expect(rollout?.what).toBe('strategy sw-deploy')
    expect(rollout?.steps.map(({state}) => state)).toEqual(['done', 'failed', 'under way'])
    expect(rollout?.steps[1]?.says).toBe('no room')
  })

  test('what could not be read is told', () => {
    const {fleet} = material()
    const report = makeReport(
      material({fleet: {...fleet, stale: new Map([['hosts', {reason: 'away'}]])}, unreadEvents: 'fm is away'}),
    )
    expect(report.unread).toEqual([
      {part: 'hosts', why: 'away'},
      {part: 'events', why: 'fm is away'},
    ])
    expect(markdownOf(report)).toContain('Not read: events (fm is away).')
  })

  test.each([
    [0, '0m'],
    [-5000, '0m'],
    [59 * 60_000, '59m'],
    [3_600_000, '1h 0m'],
    [86_400_000 + 7_200_000, '1d 2h'],
    [10 * 86_400_000, '10d'],
  ])('%i ms are %s', (milliseconds, age) => expect(ageOf(milliseconds)).toBe(age))
})

describe('as Markdown', () => {
  test('whatever things are called, tables keep their cells, and nothing means anything', () => {
    const name = 'a|b\n# c <script>alert(1)</script> [x](http://y) `z` \u001b[31m \u202e **d**'
    const text = markdownOf(makeReport(hostileFleet(name)))
    expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u)
    // In code, signs mean nothing.
    expect(text.replace(/`[^`\n]*`/g, '')).not.toMatch(/<script|(?<!\\)\]\(http/)
    const rows = text.split('\n').filter((line) => line.startsWith('|'))
    const cells = (row: string) => row.replaceAll('\\|', '').split('|').length
    const headings = rows.flatMap((row, at) => (row.startsWith('| ---') ? [at] : []))
    for (const [table, at] of headings.entries()) {
      const end = (headings[table + 1] ?? rows.length + 1) - 1
      expect(rows.slice(at - 1, end).map(cells)).toEqual(Array(end - at + 1).fill(cells(rows[at] ?? '')))
    }
    expect(
      text
        .split('\n')
        .filter((line) => line.startsWith('#'))
        .every((line) => /^##? [A-Z]/.test(line)),
    ).toBe(true)
  })

  test('of a rollout those that failed or were left are listed, and the others counted', () => {
    const step = (subcloud: string, state: 'done' | 'failed' | 'waiting', says: string = state) => ({
      ...{subcloud, state, says, from: null, to: null},
    })
    const many = Array.from({length: 38}, (_, id) => step(`edge${id}`, 'done'))
    const run = {
      ...{what: 'stx subcloud update', state: 'ended with exit code 9'},
      steps: [step('left1', 'waiting', 'left'), ...many, step('bad1', 'failed', 'no room')],
    }
    const report = makeReport(material({run}))
    const text = markdownOf(report).split('## Last rollout: ')[1] ?? ''
    expect(text).toContain('Of 40 subclouds: 38 done, 1 waiting, 1 failed.')
    expect(text.split('\n').filter((line) => /done,|bad|left|edge/.test(line))).toEqual([
      'Of 40 subclouds: 38 done, 1 waiting, 1 failed.',
      '| bad1 | failed | no room |  |  |',
      '| left1 | waiting | left |  |  |',
    ])
    const page = reportPage(report)
    expect(page).toContain('38 done, 1 waiting, 1 failed')
    expect(page).toContain('no room')
    expect(page).not.toContain('edge37')
  })

  test('long lists are cut, and say so', () => {
    const sites = Array.from({length: 500}, (_, id) => siteOf(`edge${id}`, {id, 'availability-status': 'offline'}))
    const text = markdownOf(makeReport(material({fleet: {...noFleet, sites}})))
    expect(text).toContain('And 450 more.')
    expect(text.length).toBeLessThan(40_000)
  })
})
