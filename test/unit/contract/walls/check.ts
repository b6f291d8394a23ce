import {basename} from 'node:path'
import {type Arrow, entryOf, importsOf, lineAt, type Sources, within} from './import.js'
import type {Apart, Exception, Floors, Names, Room, Words} from './table.js'

interface Reason {
  readonly why: string
  readonly instead: string
}

const finding = (what: string, {why, instead}: Reason): string => `${what}\n    why: ${why}\n    instead: ${instead}`

const imports = ({from, to, line}: Arrow): string => `src/${from}:${line} imports src/${to}`

const listed = (places: readonly string[]): string => (places.length > 0 ? places.join(', ') : 'nothing')

export function beyondRooms(sources: Sources, rooms: readonly Room[], exceptions: readonly Exception[]): string[] {
  return importsOf(sources).arrows.flatMap((arrow) => {
    const [room] = rooms.filter(({of}) => within(arrow.from, of)).sort((a, b) => b.of.length - a.of.length)
    if (room === undefined || within(arrow.to, room.of)) return []
    const may = [...room.may, ...exceptions.filter(({of}) => within(arrow.from, of)).flatMap((one) => one.may)]
    if (may.some((place) => within(arrow.to, place))) return []
    return [finding(`${imports(arrow)}; beside itself, ${room.of} may import ${listed(room.may)}`, room)]
  })
}

export function acrossApart(sources: Sources, walls: readonly Apart[]): string[] {
  return walls.flatMap((wall) =>
    importsOf(sources).arrows.flatMap((arrow) => {
      const [a, b] = [entryOf(arrow.from, wall.of), entryOf(arrow.to, wall.of)]
      if (!a?.endsWith('/') || !b?.endsWith('/') || a === b) return []
      return [finding(`${imports(arrow)}; ${a} and ${b} of ${wall.of} stand apart`, wall)]
    }),
  )
}

export function upFloors(sources: Sources, walls: readonly Floors[]): string[] {
  return walls.flatMap((wall) => {
    const place = (file: string) => {
      const entry = entryOf(file, wall.of) ?? ''
      const row = wall.rows.findIndex((row) => row.includes(entry))
      return {entry, row, column: wall.rows[row]?.indexOf(entry) ?? -1}
    }
    return importsOf(sources).arrows.flatMap((arrow) => {
      const [from, to] = [place(arrow.from), place(arrow.to)]
      if (from.row < 0 || to.row < 0 || from.entry === to.entry || from.row < to.row) return []
      if (wall.rightwards && from.row === to.row && from.column < to.column) return []
      const how = from.row > to.row ? 'above' : wall.rightwards ? 'to the left of' : 'beside'
      return [finding(`${imports(arrow)}; in ${wall.of}, ${to.entry} stands ${how} ${from.entry}`, wall)]
    })
  })
}

export function upNames(sources: Sources, walls: readonly Names[]): string[] {
  return walls.flatMap((wall) => {
    const row = (file: string) => wall.rows.findIndex((stems) => stems.includes(basename(file, '.ts')))
    return importsOf(sources).arrows.flatMap((arrow) => {
      if (!within(arrow.from, wall.of) || !within(arrow.to, wall.of)) return []
      const [from, to] = [row(arrow.from), row(arrow.to)]
      if (from < 0 || to < 0 || from <= to) return []
      const what = `a ${basename(arrow.to)} stands above a ${basename(arrow.from)}`
      return [finding(`${imports(arrow)}; in ${wall.of}, ${what}`, wall)]
    })
  })
}

/** Every group of files or folders of one folder that need each other, with one import for each arrow between two. */
export function inCircles(sources: Sources, reason: Reason): string[] {
  const {arrows} = importsOf(sources)
  const folders = new Set([...sources.keys()].flatMap((file) => foldersOf(file)))
  return [...folders].sort().flatMap((folder) => {
    const rides = new Map<string, Map<string, Arrow>>()
    for (const arrow of arrows) {
      const [a, b] = [entryOf(arrow.from, folder), entryOf(arrow.to, folder)]
      if (a === undefined || b === undefined || a === b) continue
      rides.set(a, new Map([[b, arrow], ...(rides.get(a) ?? [])]))
    }
    return knots(rides).map((knot) => {
      const within = knot.flatMap((a) =>
        knot.flatMap((b) => {
          const arrow = rides.get(a)?.get(b)
          return arrow ? [`    ${imports(arrow)}`] : []
        }),
      )
      return finding(`in src/${folder}, ${knot.join(' and ')} need each other:\n${within.join('\n')}`, reason)
    })
  })
}

/** That of all sources, and every one on the way to the file. */
const foldersOf = (file: string): string[] => [
  '',
  ...[...file.matchAll(/\//g)].map(({index}) => file.slice(0, index + 1)),
]

/** The strongly connected parts of more than one member. */
function knots(rides: ReadonlyMap<string, ReadonlyMap<string, unknown>>): string[][] {
  const reached = (start: string): Set<string> => {
    const seen = new Set<string>()
    const open = [start]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const next of rides.get(at)?.keys() ?? []) {
        if (!seen.has(next)) open.push(next)
        seen.add(next)
      }
    }
    return seen
  }
  const from = new Map([...rides.keys()].map((one) => [one, reached(one)]))
  const tied = [...from].filter(([one, all]) => all.has(one)).map(([one]) => one)
  const groups = tied.map((one) => tied.filter((other) => from.get(one)?.has(other) && from.get(other)?.has(one)))
  return groups.filter((group, index) => group[0] === tied[index]).map((group) => group.sort())
}

export function forbiddenWords(sources: Sources, walls: readonly Words[]): string[] {
  return walls.flatMap((wall) =>
    [...sources].flatMap(([file, text]) => {
      if (!within(file, wall.of)) return []
      // A comment keeps its lines, so that the others keep their numbers.
      const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '))
      return [...code.matchAll(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g)].flatMap(({0: literal, index}) => {
        const [said] = wall.saying.exec(literal) ?? []
        if (said === undefined) return []
        const line = lineAt(text, index + literal.indexOf(said))
        return [finding(`src/${file}:${line} says "${said}"; nothing in ${wall.of} may`, wall)]
      })
    }),
  )
}
