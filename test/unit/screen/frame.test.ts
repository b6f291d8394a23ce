import {render} from 'ink-testing-library'
import {createElement} from 'react'
import {describe, expect, test} from 'vitest'
import type {Fleet, Seen, Site} from '../../../src/live/fleet.js'
import {displayWidth} from '../../../src/output/display-width.js'
import {Frame, linesOf} from '../../../src/screen/frame.js'
import {keyReader} from '../../../src/screen/key.js'
import {sceneMaker} from '../../../src/screen/scene.js'
import {initialState, press, type State} from '../../../src/screen/state.js'
import {penFor, signs} from '../../../src/screen/style.js'
import {asSeen, invented, inventedDetail} from '../../support/fake-live.js'

interface Seeing {
  seen?: Seen
  size?: string
  keys?: string
  look?: 'colour' | 'mono' | 'plain'
  set?: 'unicode' | 'ascii'
  given?: Partial<State>
}

/** The lines of the screen after some keys. */
function screen({seen, size = '80x24', keys = '', look = 'plain', set = 'unicode', given = {}}: Seeing): string[] {
  const [columns = 0, rows = 0] = size.split('x').map(Number)
  const make = sceneMaker({
    signs: signs[set],
    intervalMs: 5000,
    timeOfDay: (at) => new Date(at).toISOString().slice(11, 19),
  })
  let state = initialState({size: {columns, rows}, asMap: false, readOnly: false})
  for (const key of keyReader()(keys)) state = press(state, key, make(state, seen)).state
  const scene = make({...state, ...given}, seen)
  const pen = penFor(look)
  const {lastFrame, unmount} = render(createElement(Frame, {scene, pen, signs: signs[set]}))
  const lines = linesOf(lastFrame() ?? '', scene, pen)
  unmount()
  return lines
}

const text = (seeing: Seeing) =>
  screen(seeing)
    .map((line) => line.trimEnd())
    .join('\n')

// biome-ignore lint/suspicious/noControlCharactersInRegex: what dresses a line
const bare = (line: string) => line.replaceAll(/\x1b\[[\d;]*m/g, '')

const large = asSeen(invented(5000), inventedDetail('edge-0001'))

describe.each(['60x14', '80x24', '300x60'])('at %s', (size) => {
  const [columns = 0, rows = 0] = size.split('x').map(Number)

  test.each(['', 'm', 'v', 'g', 'c', '?', 's\r', 's\r\r', 'f', 'sam', 'a'])(
    'a screen is full and no line is too long after %j',
    (keys) => {
      const lines = screen({seen: large, size, keys, look: 'colour'})
      expect(lines.length).toBeLessThanOrEqual(rows)
      expect(lines.length).toBeGreaterThanOrEqual(rows - 1)
      for (const line of lines) expect(displayWidth(bare(line)), line).toBeLessThanOrEqual(columns)
    },
  )
})

describe('the fleet', () => {
  test('has the alarms, the strategy and the worst sites in sight, at 80x24', () => {
    const lines = screen({seen: large})
    expect(lines[0]).toMatch(/^ stx top {2}· {2}metro-control .* 12:00:00 {2}every 5 s ?$/)
    expect(lines[1]).toContain(' 188 critical   121 major   789 minor   454 warnings ')
    expect(lines[1]).toContain('51 offline')
    expect(lines[2]).toMatch(/^ sw-deploy applying █+░+ 1,250 of 5,000 {2}8 failed {2}100 running/)
    expect(lines[3]).toMatch(/^ ─ Fleet {2}5,000 sites {2}· by worst ─+ 1-\d+ of 5,000 ?$/)
    expect(lines[4]).toMatch(/NAME +AVAIL +SYNC +CRI +MAJ +MIN +WRN +STEP/)
    expect(lines[5]).toMatch(/^▸ × {2}edge-3977 +offline/)
    expect(lines.at(-1)).toMatch(/\? more {2}q quit/)
    expect(screen({seen: large, size: '200x50'}).at(-1)).toMatch(/a act .* y command {2}\? help {2}q quit/)
  })

  test('has more columns where there is more room', () => {
    const heading = screen({seen: large, size: '200x50'})[4]
    for (const column of ['GROUP', 'MANAGED', 'DEPLOY', 'RELEASE', 'BACKUP', 'LOCATION'])
      expect(heading).toContain(column)
  })

  test('is a map of one cell a site: all 5,000 on a screen of 200x50, with the worst below', () => {
    const lines = screen({seen: large, size: '200x50', keys: 'm'})
    const cells = lines
      .slice(5, 34)
      .join('')
      .replaceAll(/[^▪▲◆■█×·]/g, '')
    expect(cells).toHaveLength(5000)
    expect(lines[4]).toMatch(/× offline 51 +█ failed 8 .*▪ fine 3,840/)
    for (const group of ['east', 'north', 'south', 'west']) expect(lines.join('\n')).toContain(group)
    expect(lines.slice(34).join('\n')).toMatch(/NAME[\s\S]+edge-3977 .*offline/)
    expect(lines.at(-3)).toMatch(/^ {2}edge-0001 {2}online/)
  })

  test('says on a small screen how many rows of the map there are', () => {
    expect(text({seen: large, keys: 'm'})).toMatch(/rows 1-\d+ of \d\d: PgDn for the rest/)
  })

  test('can be told without colours and without anything but ASCII', () => {
    const lines = screen({seen: large, size: '200x50', keys: 'm', set: 'ascii'})
    expect(lines.join('')).toMatch(/^[\x20-\x7e]*$/)
    expect(lines.join('')).toMatch(/x offline 51 +# failed 8/)
  })
})

describe('what is looked into', () => {
  test('a site: what it is, its alarms, hosts, software and events', () => {
    const shown = text({seen: large, size: '100x40', keys: 's\r'})
    expect(shown).toMatch(/Fleet › edge-0001/)
    expect(shown).toMatch(/Alarms {2}2\n +critical +200\.001 {2}11-30 11:12 {2}host=controller-0/)
    expect(shown).toMatch(/Hosts\n +controller-0 +active controller +unlocked +enabled +available/)
    expect(shown).toMatch(/Software\n +starlingx-26\.03\.0 +deployed/)
    expect(shown).toMatch(/Last events\n +11-30 11:10 {2}401\.005/)
  })

  test('a site that has not answered yet', () => {
    expect(text({seen: asSeen(large.fleet), keys: 's\r'})).toContain('asking edge-0001 …')
  })

  test('a site that fails says why: its errors and its step', () => {
    const fleet = invented(400)
    const endpoint_sync_status = Array.from({length: 7}, (_, at) => ({
      ...{endpoint_type: `endpoint-${at}`, sync_status: 'in-sync'},
    }))
    const broken = fleet.sites.map((site, at): Site => {
      if (at > 0) return site
      return {
        ...site,
        subcloud: {
          ...site.subcloud,
          endpoint_sync_status,
          'error-description': `FAILED bootstrapping playbook ${'and more '.repeat(20)}`,
        },
      }
    })
    const shown = text({
      seen: asSeen({...fleet, sites: broken}, inventedDetail('edge-0001')),
      size: '80x50',
      keys: 's\r',
    })
    expect(shown).toMatch(/Errors\n +FAILED bootstrapping playbook/)
    expect(shown).toContain('Endpoints  7\n')
  })

  test('help is whole where lines are short', () => {
    const shown = text({seen: large, size: '80x60', keys: '?'}).replaceAll(/\s+/g, ' ')
    expect(shown).toContain('filter with a selector, as --subclouds takes it: group:east,alarms.critical>0')
    expect(shown).toContain('worst, name, group, alarms, deploy, step; S turns it round')
  })

  test('an alarm is explained', () => {
    const shown = text({seen: large, keys: 's\r\r'})
    expect(shown).toMatch(/It says\n +controller-1 was administratively locked/)
    expect(shown).toMatch(/It means\n +host is administratively locked/)
    expect(shown).toMatch(/What to do\n +unlock it when the work is done: stx host unlock HOST/)
  })

  test('a host has its states and its alarms', () => {
    const shown = text({seen: large, keys: 'c\x1b[B\x1b[B\r'})
    expect(shown).toMatch(/System controller › controller-1/)
    expect(shown).toMatch(/role controller +administrative unlocked +operational enabled\n +availability available/)
    expect(shown).toMatch(/Alarms\n +warning +200\.001/)
  })

  test('a group says how it is worked through', () => {
    const shown = text({seen: large, size: '100x24', keys: 'g'})
    expect(shown).toMatch(/GROUP +SITES +MANNER .*HOW THEY ARE/)
    expect(shown).toMatch(/east +1,250 +parallel/)
    expect(text({seen: large, size: '120x24', keys: 'g\r'})).toMatch(
      /Group east {2}1,250 of 5,000 sites, parallel, 100 at a time/,
    )
  })

  test('the strategy says what its steps do, those that failed first', () => {
    const shown = text({seen: large, size: '120x30', keys: 'v'})
    expect(shown).toMatch(/state applying {3}type parallel {3}at a time 500 {3}stops/)
    expect(shown).not.toContain('wave')
    expect(shown).toMatch(/waiting +3,650 +█+░+/)
    expect(shown).toMatch(/SITE +STATE[^\n]+\n +edge-0151 +failed +Apply +sw-deploy: the dep/)
    expect(text({seen: asSeen(invented(3, {strategy: false})), keys: 'v'})).toContain('there is none')
  })
})

describe('what is not as it should be', () => {
  const stale = (map: Fleet['stale']) => asSeen({...large.fleet, stale: map})

  test('a part that is old, with its reason and its time, while the rest goes on', () => {
    const since = Date.UTC(2026, 10, 30, 11, 58)
    const lines = screen({
      seen: stale(
        new Map([
          ['alarm counts', {reason: '503 Service Unavailable \x1b[2J', since}],
          ['releases', {reason: 'no answer yet'}],
        ]),
      ),
    })
    expect(lines[3]).toContain(' !  alarm counts, and releases as of 11:58:00  503 Service Unavailable \\x1b[2J')
  })

  test('counts that nobody knows are not shown as none', () => {
    const shown = text({seen: stale(new Map([['alarm counts', {reason: 'no answer yet'}]]))})
    expect(shown).toContain('alarms not known yet')
    expect(shown).not.toContain('critical ')
  })

  test('nothing is known yet', () => {
    expect(text({})).toContain('asking …')
  })

  test('a terminal that is too small says so, and how large it has to be', () => {
    expect(text({seen: large, size: '40x10'})).toMatch(/too small: 40x10\. At\s+least 60x14 is needed/)
  })

  test('time that is slower than asked for, and a screen that is frozen, are told', () => {
    const slow = {...large, cost: {...large.cost, everyMs: 40_000}}
    expect(screen({seen: slow, keys: ' '})[0]).toMatch(/FROZEN .*every 40 s/)
  })

  test('names that would steer the terminal stand in their columns like any other', () => {
    const names = [
      '\x1b[2J\x1b[31mgone',
      '<script>alert(1)</script>',
      '\u202eegde',
      '😀😀😀😀',
      '名'.repeat(5000),
      'a\nb',
    ]
    const fleet = invented(names.length)
    const sites = fleet.sites.map((site, at) => ({
      ...site,
      subcloud: {...site.subcloud, name: names[at] ?? '', location: names[at]},
      group: names[at],
    }))
    const hostile = asSeen({
      ...fleet,
      sites,
      groups: fleet.groups.map((group, at) => ({...group, name: names[at] ?? ''})),
    })
    for (const keys of ['', 'm', 'g', 'v', '\r', 'a', 'fx\x1b']) {
      const lines = screen({seen: hostile, size: '120x30', keys})
      expect(lines.length, keys).toBeLessThanOrEqual(30)
      for (const line of lines) {
        expect(line).toMatch(/^[^\p{Cc}\p{Cf}]*$/u)
        expect(displayWidth(line), `${keys} ${line}`).toBeLessThanOrEqual(120)
      }
    }
  })

  test('10,000 alarms are listed a screen at a time', () => {
    const [alarm] = large.fleet.alarms
    const alarms = Array.from({length: 10_000}, (_, at) => ({...alarm, ...{uuid: `u-${at}`}})) as Fleet['alarms']
    const shown = text({seen: asSeen({...large.fleet, alarms}), keys: 'c'})
    expect(shown).toMatch(/1-\d+ of 10,0\d\d/)
    expect(shown).toContain('Alarms  10000')
  })
})
