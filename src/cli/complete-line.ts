import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Environment} from '../config/environment.js'
import type {SpellingIndex} from '../spelling/spelling-index.js'
import {complete, type GivenFlags} from './complete.js'
import type {FieldIndex} from './field-index.js'
import {isOfFleet, type NameKind} from './name-kind.js'

/** A folder that nobody has begun a run in has none. */
function idsIn(state: string): string[] {
  const folder = join(state, 'runs')
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names.filter((name) => name.endsWith('.jsonl')).map((name) => name.slice(0, -'.jsonl'.length))
}

/** Older names are still offered, and looked up anew behind the prompt's back. */
const FRESH_MS = 120_000

/** Completes a line with what the build and earlier listings left; what is old or missing is fetched for the next time. */
export async function completeLine(
  words: string[],
  index: SpellingIndex,
  {environment, dist}: {environment: Environment; dist: URL},
): Promise<string[]> {
  let fields: FieldIndex | undefined
  const readFields = () => {
    fields ??= JSON.parse(readFileSync(new URL('fields.json', dist), 'utf8')) as FieldIndex
    return fields
  }
  const wanted = new Map<NameKind, GivenFlags>()

  // A line leads to one cloud, of which it may name a subcloud.
  const places = new Map<string | undefined, Promise<string>>()
  async function placeFor(given: GivenFlags[string] | undefined, flags: GivenFlags): Promise<string> {
    const subcloud = given === undefined ? undefined : String(given)
    const {placeOf} = await import('../config/place.js')
    const place = places.get(subcloud) ?? placeOf({flags, environment}, subcloud)
    places.set(subcloud, place)
    return place
  }

  async function names(kind: NameKind, given: GivenFlags): Promise<readonly string[]> {
    if (environment.noCache || given['no-cache'] === true) return []
    const {rememberedNames} = await import('./remembered-names.js')
    const place = await placeFor(isOfFleet(kind) ? undefined : given['subcloud'], given)
    const known = rememberedNames(environment.paths.cache, place, kind)
    if (known === undefined || Date.now() - known.at > FRESH_MS) wanted.set(kind, given)
    return known?.names ?? []
  }

  const found = await complete(words, index, {
    names,
    fields: (command) => {
      const {columns = [], conditions = columns} = readFields().commands[command] ?? {}
      return {columns, conditions}
    },
    subcloudFields: () => readFields().subclouds,
    runs: () => idsIn(environment.paths.state),
  })
  if (wanted.size > 0) {
    const {beginFilling} = await import('./name-filling.js')
    beginFilling([...wanted], environment, new URL('../bin/stx.js', dist))
  }
  return found
}
