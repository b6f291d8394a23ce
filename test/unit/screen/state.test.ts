import {describe, expect, test} from 'vitest'
import type {Seen} from '../../../src/live/fleet.js'
import {keyReader} from '../../../src/screen/key.js'
import {type Scene, sceneMaker} from '../../../src/screen/scene.js'
import {
  filtered,
  initialState,
  lookedInto,
  placeOf,
  press,
  resized,
  type State,
  selectedAt,
  viewOf,
  type Wish,
} from '../../../src/screen/state.js'
import {signs} from '../../../src/screen/style.js'
import {prepareSelection} from '../../../src/selecting/select.js'
import {asSeen, invented, inventedDetail} from '../../support/fake-live.js'

const size = {columns: 80, rows: 24}
const start = (given: Partial<Parameters<typeof initialState>[0]> = {}) =>
  initialState({size, asMap: false, readOnly: false, ...given})

/** Somebody who types at a fleet that stands still. */
function typist(first: State, seen: Seen | undefined = asSeen(invented(200), inventedDetail('edge-0001'))) {
  const make = sceneMaker({signs: signs.ascii, intervalMs: 5000, timeOfDay: () => '12:00:00'})
  const reader = keyReader()
  const wishes: Wish[] = []
  let state = first
  let now = seen
  return {
    wishes,
    type(text: string) {
      for (const key of reader(text)) {
        const outcome = press(state, key, make(state, now))
        state = outcome.state
        wishes.push(...outcome.wishes)
      }
      return this
    },
    change(how: (state: State) => State) {
      state = how(state)
      return this
    },
    show(next: Seen) {
      now = next
      return this
    },
    get state(): State {
      return state
    },
    get scene(): Scene {
      return make(state, now)
    },
    /** What is stood on. */
    get on(): string | undefined {
      const {body} = make(state, now)
      return body.ids[selectedAt(placeOf(state), body)]
    },
  }
}

const UP = '\x1b[A'
const DOWN = '\x1b[B'
const RIGHT = '\x1b[C'
const PAGE_DOWN = '\x1b[6~'
const END = '\x1b[F'
const HOME = '\x1b[H'
const ESC = '\x1b'

describe('moving', () => {
  test('goes row by row, page by page, and to both ends', () => {
    const somebody = typist(start()).type('s')
    expect(somebody.on).toBe('edge-0001')
    expect(somebody.type(DOWN + DOWN).on).toBe('edge-0003')
    expect(somebody.type(UP + UP + UP + UP).on).toBe('edge-0001')
    const {page} = somebody.scene
    expect(somebody.type(PAGE_DOWN).on).toBe(`edge-${String(1 + page).padStart(4, '0')}`)
    expect(somebody.type(END).on).toBe('edge-0200')
    expect(somebody.type(DOWN).on).toBe('edge-0200')
    expect(somebody.type(`${HOME}j`).on).toBe('edge-0002')
  })

  test('keeps what is stood on in sight', () => {
    const somebody = typist(start()).type('s')
    for (let at = 0; at < 60; at++) {
      somebody.type(DOWN)
      expect(somebody.scene.shown.filter(({selected}) => selected)).toHaveLength(1)
    }
  })

  test('stays on a site wherever that goes, and near it when it is gone', () => {
    const before = invented(200)
    const somebody = typist(start(), asSeen(before)).type(`s${DOWN}${DOWN}`)
    const without = (...names: string[]) => ({
      ...before,
      sites: before.sites.filter(({subcloud}) => !names.includes(subcloud.name)),
    })
    expect(somebody.show(asSeen(without('edge-0001'))).on).toBe('edge-0003')
    expect(somebody.show(asSeen(without('edge-0003'))).on).toBe('edge-0004')
  })

  test('goes over a map in four directions, by cells and rows', () => {
    const somebody = typist(start({asMap: true}), asSeen(invented(1000)))
    expect(somebody.type(RIGHT + RIGHT).on).toBe('edge-0003')
    const below = Number(somebody.type(DOWN).on?.slice(-4))
    expect(below).toBeGreaterThan(30)
    expect(somebody.type(UP).on).toBe('edge-0003')
    expect(somebody.type(UP).on).toBe('edge-0001')
  })

  test('scrolls text that nobody can stand on', () => {
    const somebody = typist(start({size: {columns: 80, rows: 16}})).type('?')
    const lines = () => somebody.scene.shown.map(({line}) => line.map(({text}) => text).join(''))
    const before = lines()
    expect(somebody.type(DOWN)).toBeDefined()
    expect(lines().slice(0, 3)).toEqual(before.slice(1, 4))
    expect(lines()).not.toEqual(before)
  })

  test('does nothing before anything is known', () => {
    const nobody = typist(start(), undefined)
    const blind = sceneMaker({signs: signs.ascii, intervalMs: 5000, timeOfDay: () => ''})
    const scene = blind(nobody.state, undefined)
    for (const key of keyReader()(`${DOWN}${END}\r am`)) press(nobody.state, key, scene)
    expect(scene.body.ids).toEqual([])
  })
})

describe('the mouse', () => {
  const click = (x: number, y: number) => `\x1b[<0;${x};${y}M`

  test('stands on a row, opens it when it is pressed again, and rolls three at a time', () => {
    const somebody = typist(start()).type('s')
    const {firstRow} = somebody.scene
    expect(somebody.type(click(10, firstRow + 4)).on).toBe('edge-0005')
    expect(somebody.type('\x1b[<65;1;1M').on).toBe('edge-0008')
    expect(somebody.type('\x1b[<64;1;1M').on).toBe('edge-0005')
    expect(viewOf(somebody.type(click(10, firstRow + 4)).state)).toEqual({kind: 'site', site: 'edge-0005'})
  })

  test('finds a cell of a map, and nothing beside it', () => {
    const somebody = typist(start({asMap: true}), asSeen(invented(1000)))
    const {firstRow, shown} = somebody.scene
    const label = shown[0]?.line[1] ?? {text: ''}
    const left = 3 + label.text.length
    expect(somebody.type(click(left + 4, firstRow)).on).toBe('edge-0005')
    expect(somebody.type(click(1, firstRow)).on).toBe('edge-0005')
    expect(somebody.type(click(1, 1)).on).toBe('edge-0005')
  })
})

describe('looking into', () => {
  test('a site, its alarm, and back: whoever is looked into is asked', () => {
    const somebody = typist(start()).type('s\r')
    expect(viewOf(somebody.state)).toEqual({kind: 'site', site: 'edge-0001'})
    expect(lookedInto(somebody.state)).toBe('edge-0001')
    expect(somebody.on).toBe('alarm b-1')
    expect(viewOf(somebody.type('\r').state)).toEqual({kind: 'alarm', site: 'edge-0001', alarm: 'b-1'})
    expect(lookedInto(somebody.state)).toBe('edge-0001')
    expect(viewOf(somebody.type(ESC).state)).toEqual({kind: 'site', site: 'edge-0001'})
    expect(viewOf(somebody.type(`${DOWN}${DOWN}\r`).state)).toEqual({
      kind: 'host',
      site: 'edge-0001',
      host: 'controller-0',
    })
    expect(viewOf(somebody.type(ESC + ESC).state)).toEqual({kind: 'fleet'})
    expect(lookedInto(somebody.state)).toBeUndefined()
    expect(somebody.on).toBe('edge-0001')
  })

  test('a group, the strategy and the system controller, none of them twice', () => {
    const somebody = typist(start()).type('g\r')
    expect(viewOf(somebody.state)).toEqual({kind: 'fleet', group: 'east'})
    expect(somebody.scene.body.ids).toHaveLength(50)
    expect(viewOf(somebody.type('c').state)).toEqual({kind: 'site'})
    expect(lookedInto(somebody.state)).toBe('SystemController')
    somebody.type('vgvgv')
    expect(somebody.state.views.map(({view}) => view.kind)).toEqual(['fleet', 'groups', 'strategy'])
    const back = typist(start()).type(ESC)
    expect(viewOf(back.state)).toEqual({kind: 'fleet'})
    expect(back.wishes).toEqual([])
  })
})

describe('choosing', () => {
  test('searches while it is typed, keeps it with Enter, drops it with Esc', () => {
    const somebody = typist(start()).type('/0199')
    expect(somebody.scene.body.ids).toEqual(['edge-0199'])
    expect(somebody.type('\x7f').scene.body.ids).toHaveLength(11)
    somebody.type('\r')
    expect(somebody.state).toMatchObject({search: '019', prompt: undefined})
    expect(somebody.type('/x\x1b').state).toMatchObject({search: '', prompt: undefined})
  })

  test('asks for a selector to be read, and narrows what is seen when it has been', async () => {
    const somebody = typist(start()).type('fgroup:west\r')
    expect(somebody.wishes).toEqual([{kind: 'select', text: 'group:west'}])
    const selection = await prepareSelection('group:west', {stdin: (async function* () {})(), allowNone: true})
    somebody.change((state) => filtered(state, 'group:west', selection))
    expect(somebody.scene.body.ids).toHaveLength(50)
    expect(somebody.scene.body.words).toEqual(['subcloud', 'list', '--subclouds', 'group:west'])
    expect(somebody.type('f').state.prompt).toEqual({kind: 'filter', text: 'group:west'})
    expect(somebody.type('\x15\r').scene.body.ids).toHaveLength(200)
  })

  test('puts the sites in the next order, or turns it round', () => {
    const somebody = typist(start()).type('s')
    expect(somebody.type('S').on).toBe('edge-0200')
    expect(somebody.type('sssss').state.order).toBe('worst')
  })
})

describe('keys for the world', () => {
  test.each([
    ['q', [{kind: 'quit'}]],
    ['\x03', [{kind: 'interrupt'}]],
    ['/abc\x03', [{kind: 'interrupt'}]],
    ['r', [{kind: 'refresh'}]],
    ['\x0c', [{kind: 'redraw'}]],
    [
      '  ',
      [
        {kind: 'pause', paused: true},
        {kind: 'pause', paused: false},
      ],
    ],
    ['y', [{kind: 'copy', words: ['subcloud', 'list']}]],
    ['s\ry', [{kind: 'copy', words: ['subcloud', 'show', 'edge-0001', '--detail']}]],
    ['s\r\ry', [{kind: 'copy', words: ['alarm', 'show', 'b-1', '--subcloud', 'edge-0001']}]],
    ['c\ry', [{kind: 'copy', words: ['alarm', 'show', 'a-1']}]],
    ['vy', [{kind: 'copy', words: ['strategy', 'step', 'list']}]],
  ])('%j', (keys, wishes) => {
    expect(typist(start()).type(keys).wishes).toEqual(wishes)
  })
})

describe('doing', () => {
  const target = 'edge-0001'

  test('needs the name of what it is done to', () => {
    const somebody = typist(start()).type('sam')
    expect(somebody.state.prompt).toMatchObject({kind: 'confirm', action: {deed: `unmanage subcloud ${target}`}})
    somebody.type(`${target}\r`)
    expect(somebody.wishes).toEqual([
      {kind: 'perform', action: expect.objectContaining({words: ['subcloud', 'unmanage', target], target})},
    ])
    expect(somebody.state.note).toEqual({text: `unmanage subcloud ${target} ...`, tone: 'busy'})
  })

  test.each([
    ['another name', 'edge-0002\r'],
    ['nothing', '\r'],
    ['a beginning of it', 'edge\r'],
    ['Esc', `${target}\x1b`],
  ])('does nothing after %s', (_, typed) => {
    const somebody = typist(start()).type(`sam${typed}`)
    expect(somebody.wishes).toEqual([])
    expect(somebody.state.prompt).toBeUndefined()
    expect(somebody.state.note?.text).toMatch(/nothing was sent/)
  })

  test('offers to a host and to the strategy what can be done to them as they are', () => {
    const offered = (keys: string) => {
      const {prompt} = typist(start()).type(`${keys}a`).state
      return prompt?.kind === 'actions' ? prompt.actions.map(({words}) => words.join(' ')) : undefined
    }
    expect(offered('s\r\x1b[B\x1b[B\r')).toEqual(['host swact controller-0 --yes --subcloud edge-0001'])
    expect(offered('c\x1b[B\x1b[B')).toEqual(['host lock controller-1 --yes'])
    expect(offered('v')).toEqual(['strategy sw-deploy abort'])
    expect(offered('g')).toBeUndefined()
  })

  test('is off where it was started to look on', () => {
    const somebody = typist(start({readOnly: true})).type('a')
    expect(somebody.state.prompt).toBeUndefined()
    expect(somebody.state.note?.text).toMatch(/--read-only/)
  })

  test('is not offered to a name that cannot be typed as it is shown', () => {
    const fleet = invented(1)
    const [site] = fleet.sites
    const hostile = (name: string) => ({
      ...fleet,
      sites: site ? [{...site, subcloud: {...site.subcloud, name}}] : [],
    })
    for (const name of ['--force', 'a\u202eb', 'a\x1b[2J', ' a']) {
      const somebody = typist(start(), asSeen(hostile(name))).type('a')
      expect(somebody.state.prompt, name).toBeUndefined()
    }
  })
})

test('another size changes how much is seen, and not on what somebody stands', () => {
  const somebody = typist(start()).type(`s${PAGE_DOWN}${DOWN}`)
  const {on} = somebody
  somebody.change((state) => resized(state, {columns: 70, rows: 15}))
  expect(somebody.on).toBe(on)
  expect(somebody.scene.shown.filter(({selected}) => selected)).toHaveLength(1)
})
