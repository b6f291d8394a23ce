import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join, normalize} from 'node:path'

/** Sources by their paths below src/. */
export type Sources = ReadonlyMap<string, string>

export function sourcesIn(folder: string): Sources {
  return new Map(
    readdirSync(folder, {recursive: true, encoding: 'utf8'})
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => path.replaceAll('\\', '/'))
      .sort()
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  )
}

/** One import of one of our files by another, that of a type included. */
export interface Arrow {
  readonly from: string
  readonly to: string
  readonly line: number
}

export const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length

interface Imports {
  readonly arrows: readonly Arrow[]
  readonly lost: readonly string[]
}

const known = new WeakMap<Sources, Imports>()

/** All of them; `lost` are those that lead to no file, over which no wall would watch. */
export function importsOf(sources: Sources): Imports {
  const found = known.get(sources) ?? read(sources)
  known.set(sources, found)
  return found
}

function read(sources: Sources): Imports {
  const arrows: Arrow[] = []
  const lost: string[] = []
  for (const [from, text] of sources) {
    for (const {1: path = '', index} of text.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*'(\.[^']+)'/g)) {
      const bare = normalize(join(dirname(from), path)).replace(/\.js$/, '')
      const to = sources.has(`${bare}.tsx`) ? `${bare}.tsx` : `${bare}.ts`
      const line = lineAt(text, index)
      if (sources.has(to)) arrows.push({from, to, line})
      else lost.push(`src/${from}:${line} imports ${path}, which is no source of ours`)
    }
  }
  return {arrows, lost}
}

/** Whether a file is this one, or in this folder or below it. */
export const within = (file: string, place: string): boolean =>
  place.endsWith('/') ? file.startsWith(place) : file === place

/** What stands directly in a folder, a folder with a slash at its end; undefined: the file is elsewhere. */
export function entryOf(file: string, folder: string): string | undefined {
  if (!file.startsWith(folder)) return undefined
  const [first = '', ...rest] = file.slice(folder.length).split('/')
  return rest.length > 0 ? `${first}/` : first
}
