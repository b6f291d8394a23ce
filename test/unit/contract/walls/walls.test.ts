import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'
import {acrossApart, beyondRooms, forbiddenWords, inCircles, upFloors, upNames} from './check.js'
import {entryOf, importsOf, type Sources, sourcesIn, within} from './import.js'
import {apart, circles, exceptions, floors, names, rooms, words} from './table.js'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const sources = sourcesIn(`${root}src`)
const files = [...sources.keys()]

/** A list without a difference to read: each finding says where, why, and what to do. */
const none = (findings: readonly string[]): void => {
  if (findings.length > 0) expect.fail(`\n${findings.join('\n')}\n`)
}

describe('no import goes through a wall', () => {
  test('between the folders of src', () => none(beyondRooms(sources, rooms, exceptions)))
  test('between services', () => none(acrossApart(sources, apart)))
  test('up the floors of a service', () => none(upFloors(sources, floors)))
  test('up the files of a folder', () => none(upNames(sources, names)))
  test('in a circle', () => none(inCircles(sources, circles)))
})

test('the client has no word of a command line', () => none(forbiddenWords(sources, words)))

describe('the table', () => {
  test('watches over every import', () => none(importsOf(sources).lost))

  test('names nothing that is not there', () => {
    const floorPlaces = floors.flatMap(({of, rows}) => rows.flat().map((entry) => of + entry))
    const places = [...rooms, ...exceptions].flatMap(({of, may}) => [of, ...may])
    const all = [...places, ...floorPlaces, ...[...apart, ...floors, ...names, ...words].map(({of}) => of)]
    none(
      all.filter((place) => !files.some((file) => within(file, place))).map((place) => `src/${place} does not exist`),
    )
    const stems = names.flatMap(({of, rows}) => rows.flat().map((stem) => ({of, stem})))
    const missing = stems.filter(
      ({of, stem}) => !files.some((file) => within(file, of) && file.endsWith(`/${stem}.ts`)),
    )
    none(missing.map(({of, stem}) => `no folder of src/${of} has a ${stem}.ts`))
  })

  test('has a room for every folder of src', () => {
    const folders = new Set(files.map((file) => entryOf(file, '')))
    expect([...folders].sort()).toEqual(
      rooms
        .map(({of}) => of)
        .filter((of) => folders.has(of))
        .sort(),
    )
  })

  test('has a floor for all that stands in a folder with floors', () => {
    for (const {of, rows} of floors) {
      const entries = new Set(files.flatMap((file) => entryOf(file, of) ?? []))
      expect(rows.flat().sort(), of).toEqual([...entries].sort())
    }
  })

  test.each(exceptions)('needs its exception for $of', (exception) => {
    const {arrows} = importsOf(sources)
    for (const place of exception.may) {
      const used = arrows.some(({from, to}) => within(from, exception.of) && within(to, place))
      expect(used, `nothing in src/${exception.of} imports src/${place} any longer`).toBe(true)
    }
  })

  test.each(floors)('has the floors of $of as docs/simulator.md describes them', ({of, rows}) => {
    const service = of.split('/').at(-2)
    const [, section = ''] = readFileSync(`${root}docs/simulator.md`, 'utf8').split(`## The floors of ${service}\n`)
    const [table = ''] = section.split('\n##')
    const described = table.split('\n').flatMap((line) => {
      const [, rooms = ''] = line.split('|')
      const row = [...rooms.matchAll(/`([^`]+)`/g)].map(([, room]) => room)
      return row.length > 0 ? [row] : []
    })
    expect(described).toEqual(rows)
  })
})

/** Each wall, once more, on sources that go through it: a rule that cannot fail is none. */
describe('a file that goes through a wall is told', () => {
  const inside = (place: string) => (place.endsWith('/') ? `${place}invented.ts` : place)

  /** Two files, the first of which imports the second on its third line. */
  const importing = (from: string, to: string, how = "import type {It} from '"): Sources => {
    const up = '../'.repeat(from.split('/').length - 1)
    return new Map([
      [from, `// why\n\n${how}./${up}${to.replace(/ts$/, 'js')}'\n`],
      [to, ''],
    ])
  }

  const told = (
    findings: readonly string[],
    from: string,
    to: string,
    {why, instead}: {why: string; instead: string},
  ) => {
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatch(new RegExp(`^src/${from}:3 imports src/${to}; .*\\n {4}why: .*\\n {4}instead: .*$`))
    expect(findings[0]).toContain(`why: ${why}\n    instead: ${instead}`)
  }

  const check = (one: Sources) => beyondRooms(one, rooms, exceptions)

  describe.each(rooms)('from $of', (room) => {
    const from = inside(room.of)
    test.each(rooms.map(({of}) => of).filter((of) => !within(of, room.of)))('to %s, if it may not', (place) => {
      const to = inside(place)
      const findings = check(importing(from, to))
      if (room.may.some((may) => within(to, may))) expect(findings).toEqual([])
      else told(findings, from, to, room)
    })
  })

  test.each(exceptions)('from $of, where its exception ends', ({of, may}) => {
    const [room] = rooms.filter((room) => within(of, room.of))
    for (const place of may) expect(check(importing(inside(of), inside(place)))).toEqual([])
    const [other = ''] = rooms
      .map(({of}) => of)
      .filter((place) => ![...may, ...(room?.may ?? []), room?.of].includes(place))
    expect(check(importing(inside(of), inside(other)))).toHaveLength(1)
  })

  test.each([
    "import '",
    "export * from '",
    "export {it} from '",
    "const {it} = await import('",
    "import {\n  it,\n} from '",
  ])('by %j', (how) => {
    const [finding] = check(importing('client/a.ts', 'output/b.ts', how))
    expect(finding).toMatch(
      /^src\/client\/a\.ts:\d imports src\/output\/b\.ts; beside itself, client\/ may import file\/\n/,
    )
  })

  test.each(apart)('between two folders of $of', (wall) => {
    const [from, to] = [`${wall.of}fm/a.ts`, `${wall.of}vim/b.ts`]
    told(acrossApart(importing(from, to), apart), from, to, wall)
    expect(acrossApart(importing(from, `${wall.of}fm/b/c.ts`), apart)).toEqual([])
    expect(acrossApart(importing(from, `${wall.of}shared.ts`), apart)).toEqual([])
  })

  test.each(floors)('up the floors of $of', (wall) => {
    const stairs = wall.rows.flatMap((row, floor) => row.map((entry, column) => ({entry, floor, column})))
    for (const a of stairs) {
      for (const b of stairs.filter(({entry}) => entry !== a.entry)) {
        const [from, to] = [inside(wall.of + a.entry), inside(wall.of + b.entry)]
        const findings = upFloors(importing(from, to), floors)
        const down = a.floor < b.floor || (wall.rightwards && a.floor === b.floor && a.column < b.column)
        if (down) expect(findings).toEqual([])
        else told(findings, from, to, wall)
      }
    }
  })

  test.each(names)('up the files of $of', (wall) => {
    for (const [a, below] of wall.rows.entries()) {
      for (const [b, above] of wall.rows.entries()) {
        const [from, to] = [`${wall.of}lamp/${below[0]}.ts`, `${wall.of}lamp/light/${above[0]}.ts`]
        const findings = upNames(importing(from, to), names)
        if (a <= b) expect(findings).toEqual([])
        else told(findings, from, to, wall)
      }
    }
  })

  test.each(['', 'client/', 'simulator/', 'simulator/services/vim/', 'simulator/services/sysinv/ceph/'])(
    'in a circle in src/%s',
    (folder) => {
      const circle: Sources = new Map([
        [`${folder}a/x.ts`, "import {y} from '../b/y.js'\nimport {d} from '../d.js'\n"],
        [`${folder}b/y.ts`, "\nimport type {Z} from '../c.js'\n"],
        [`${folder}c.ts`, "const x = import('./a/x.js')\n"],
        [`${folder}d.ts`, ''],
      ])
      expect(inCircles(circle, circles)).toEqual([
        `in src/${folder}, a/ and b/ and c.ts need each other:\n` +
          `    src/${folder}a/x.ts:1 imports src/${folder}b/y.ts\n` +
          `    src/${folder}b/y.ts:2 imports src/${folder}c.ts\n` +
          `    src/${folder}c.ts:1 imports src/${folder}a/x.ts\n` +
          `    why: ${circles.why}\n    instead: ${circles.instead}`,
      ])
    },
  )

  test('in two circles', () => {
    const pair = (a: string, b: string): [string, string][] => [
      [a, `import './${b.replace('ts', 'js')}'`],
      [b, `import './${a.replace('ts', 'js')}'`],
    ]
    expect(inCircles(new Map([...pair('a.ts', 'b.ts'), ...pair('c.ts', 'd.ts')]), circles)).toHaveLength(2)
  })

  test.each(words)('by words in $of', (wall) => {
    for (const example of wall.examples) {
      const file = `${wall.of}invented.ts`
      const findings = forbiddenWords(
        new Map([[file, `/** stx host list\n * --force */\n// 'stx host list'\n${example}\n`]]),
        words,
      )
      expect(findings).toHaveLength(1)
      expect(findings[0]).toMatch(new RegExp(`^src/${file}:4 says "`))
      expect(findings[0]).toContain(`why: ${wall.why}\n    instead: ${wall.instead}`)
      expect(forbiddenWords(new Map([['invented/invented.ts', example]]), words)).toEqual([])
    }
  })

  test('when it imports what is not there', () => {
    expect(importsOf(new Map([['a.ts', "\nimport './b.js'"]])).lost).toEqual([
      'src/a.ts:2 imports ./b.js, which is no source of ours',
    ])
  })
})
