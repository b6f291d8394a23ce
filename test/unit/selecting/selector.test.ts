import {describe, expect, test} from 'vitest'
import {fieldNames} from '../../../src/selecting/condition.js'
import {type Candidate, choose, parseSelector} from '../../../src/selecting/selector.js'

const facts: Record<string, unknown>[] = [
  {name: 'edge-1', id: 1, group: 'east', peerGroup: 'p1', availability: 'online', version: '25.09', critical: 0},
  {
    name: 'edge-2',
    id: 2,
    group: 'east',
    availability: 'offline',
    version: '25.10',
    critical: 2,
    location: 'Rack 7, row 2',
  },
  {name: 'edge-10', id: 10, group: 'west', peerGroup: 'p2', availability: 'online', version: '9.1', critical: 10},
  {name: 'hub', id: 4, group: 'west', availability: 'online', version: '26.03', critical: null, location: 'rack 12'},
]
const fleet: Candidate[] = facts.map((one) => ({
  name: String(one['name']),
  id: String(one['id']),
  group: one['group'] as string,
  peerGroup: one['peerGroup'] as string | undefined,
  value: (field) => one[field],
}))
const fields = fieldNames([
  {field: 'availability', label: 'availability status'},
  {field: 'version'},
  {field: 'critical', label: 'alarms.critical'},
  {field: 'location'},
])
const files = new Map([
  ['two', ['hub', 'edge-1']],
  ['odd', ['hub', 'edge-9', 'edge-8']],
])

const chosen = (text: string, allowNone = false) =>
  choose(parseSelector(text, fields), fleet, {files, allowNone}).map(({name}) => name)

describe('a selector', () => {
  test.each<[selector: string, names: string[]]>([
    ['all', ['edge-1', 'edge-2', 'edge-10', 'hub']],
    ['edge-2', ['edge-2']],
    ['10', ['edge-10']],
    ['edge-*', ['edge-1', 'edge-2', 'edge-10']],
    ['edge-?', ['edge-1', 'edge-2']],
    ['hub,edge-1', ['edge-1', 'hub']],
    ['group:east', ['edge-1', 'edge-2']],
    ['group:*st,!group:west', ['edge-1', 'edge-2']],
    ['peer-group:p2', ['edge-10']],
    ['@two', ['edge-1', 'hub']],
    ['availability=online', ['edge-1', 'edge-10', 'hub']],
    ['Availability Status=off*', ['edge-2']],
    ['availability=offline|degraded', ['edge-2']],
    ['edge-*,availability=online', ['edge-1', 'edge-10']],
    ['availability=online,version<25.10', ['edge-1', 'edge-10']],
    ['version>=25.09', ['edge-1', 'edge-2', 'hub']],
    ['alarms.critical>0', ['edge-2', 'edge-10']],
    ['critical=none', ['hub']],
    ['location~RACK', ['edge-2', 'hub']],
    ['location!~7', ['edge-1', 'edge-10', 'hub']],
    ['location="Rack 7, row 2"', ['edge-2']],
    ['all,!edge-1', ['edge-2', 'edge-10', 'hub']],
    ['!hub', ['edge-1', 'edge-2', 'edge-10']],
    ['!availability=online', ['edge-2']],
    ['all,!version<1', ['edge-1', 'edge-2', 'edge-10', 'hub']],
    [' hub , edge-1 ', ['edge-1', 'hub']],
  ])('%s', (selector, names) => {
    expect(chosen(selector)).toEqual(names)
  })

  test.each<[selector: string, kind: string, message: RegExp]>([
    ['', 'usage', /^the selector is empty$/],
    ['all,,hub', 'usage', /^column 5: a term is missing$/],
    ['hub,', 'usage', /^column 5: a term is missing$/],
    ['hub,!', 'usage', /^column 5: nothing behind !$/],
    ['hub, availablity=online', 'usage', /^column 6: no field "availablity"$/],
    ['=online', 'usage', /^column 1: no field before =$/],
    ['version<', 'usage', /^column 8: nothing behind <$/],
    ['group:', 'usage', /^column 1: "group:" names no group$/],
    ['@', 'usage', /^column 1: "@" names no file$/],
    ['location="Rack', 'usage', /^column 1: " is not closed$/],
    ['two words', 'usage', /^column 1: "two words" is neither a name nor a condition$/],
    ['all,edge-7', 'not-found', /^column 5: no subcloud of 4 fits edge-7$/],
    ['all,!edge-7', 'not-found', /^column 5: no subcloud of 4 fits !edge-7$/],
    ['group:north', 'not-found', /^column 1: no subcloud of 4 fits group:north$/],
    ['availability=lost', 'not-found', /^column 1: no subcloud of 4 fits availability=lost$/],
    ['hub,availability=offline', 'not-found', /^no subcloud is left of the 4$/],
    ['@odd', 'not-found', /^odd: no subcloud edge-9 and 1 more$/],
  ])('%s is refused', (selector, kind, message) => {
    expect(() => chosen(selector)).toThrow(expect.objectContaining({kind, message: expect.stringMatching(message)}))
  })

  test('says which field may have been meant', () => {
    expect(() => chosen('availablity=online')).toThrow(expect.objectContaining({hint: 'did you mean availability?'}))
  })

  test('may fit nothing where that is an answer', () => {
    expect(chosen('edge-7,availability=lost', true)).toEqual([])
  })

  test('of many stars is no riddle', () => {
    expect(chosen(`${'*a'.repeat(200)}*,hub`, true)).toEqual(['hub'])
  })
})
