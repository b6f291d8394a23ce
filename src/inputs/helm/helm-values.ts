import {access, constants, readFile} from 'node:fs/promises'
import type {Tags} from 'yaml'
import {InputError} from '../error.js'
import {checkSize, LARGEST_YAML} from '../file.js'
import type {SetAssignment} from './helm-set.js'

export type HelmValues = Record<string, unknown>

/** The content of a values file, read as the official client reads it: YAML 1.1, where `yes` is true. */
export async function readValuesFile(file: string): Promise<unknown> {
  const unreadable = (cause: Error) => {
    throw new InputError(`error opening values file: ${cause.message}`, {cause})
  }
  await access(file, constants.R_OK).catch(unreadable)
  await checkSize(file, 'values file', LARGEST_YAML)
  const text = await readFile(file, 'utf8').catch(unreadable)
  return parseValues(text, file)
}

async function parseValues(text: string, source: string): Promise<unknown> {
  const [{LineCounter}, {complaintOf, yamlDocument}, {excessIn}, {repeatedKey}] = await Promise.all([
    import('yaml'),
    import('../../yaml/parser.js'),
    import('../../yaml/excess.js'),
    import('../../yaml/repeated-key.js'),
  ])
  const excess = excessIn(text)
  if (excess) throw new InputError(`${source} is too much, ${excess}`, {hint: 'split it, or mend it'})
  const lineCounter = new LineCounter()
  const document = yamlDocument(text, {
    version: '1.1',
    lineCounter,
    customTags: (tags) => tags.filter((tag) => !isOf(tag, 'timestamp')).map(asPythonReads),
  })
  const refuse = (what: string, offset: number) => {
    const {line, col} = lineCounter.linePos(offset)
    return new InputError(`${source} ${what}, line ${line}, column ${col}`)
  }
  const [error] = document.errors
  if (error) throw refuse(`is no YAML: ${complaintOf(error)}`, error.pos[0])
  const twice = repeatedKey(document)
  if (twice) throw refuse(`has ${twice.key} twice`, twice.offset)
  try {
    return document.toJS()
  } catch (cause) {
    // Nested aliases may stand for more than fits in memory.
    throw new InputError(`${source} is no usable YAML: ${complaintOf(cause)}`, {cause})
  }
}

const isOf = (tag: Tags[number], type: string) => typeof tag === 'object' && tag.tag.endsWith(`:${type}`)

/** `y` and `n` are texts to PyYAML, and keys like any other; dates are left out, for charts expect texts. */
function asPythonReads(tag: Tags[number]): Tags[number] {
  if (typeof tag === 'string' || tag.collection || !isOf(tag, 'bool')) return tag
  return {...tag, test: tag.test?.test('yes') ? /^(?:yes|true|on)$/i : /^(?:no|false|off)$/i}
}

/** Refuses values that are no map: no chart can use them, and the server fails on them without saying why. */
export function asMap(values: unknown, source: string): HelmValues {
  if (isMap(values)) return values
  const what = Array.isArray(values) ? 'a list' : values === null ? 'empty' : `a ${typeof values}`
  throw new InputError(`values of ${source} are not a map: it is ${what}`, {hint: 'it takes "name: value"'})
}

/** Later values win; maps are merged, everything else is replaced. */
export function mergeValues(under: HelmValues, over: HelmValues): HelmValues {
  const merged = {...under}
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key]
    merged[key] = isMap(before) && isMap(value) ? mergeValues(before, value) : value
  }
  return merged
}

/** The values with one assignment of `--set` made; maps and lists on the way are made as needed. */
export function assign(values: HelmValues, {path, value}: Pick<SetAssignment, 'path' | 'value'>): HelmValues {
  return assigned(values, path, value) as HelmValues
}

function assigned(container: unknown, [key, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (key === undefined) return value
  if (typeof key === 'string') {
    const map = isMap(container) ? container : {}
    return {...map, [key]: assigned(map[key], rest, value)}
  }
  const list = Array.isArray(container) ? [...container] : []
  while (list.length < key) list.push(null)
  list[key] = assigned(list[key], rest, value)
  return list
}

const isMap = (value: unknown): value is HelmValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The server refuses assignments with commas, and silently passes over those with a second `=`. */
const isTaken = ({text}: SetAssignment): boolean => /^[^=,]+=[^=,]*$/.test(text)

/**
 * Assignments as the server takes them, one by one. Where it would not take one of them all become one more file of
 * values, which the server merges in the place of assignments: after the other files.
 */
export function asServerTakes(assignments: readonly SetAssignment[]): {set: string[]; values?: HelmValues} {
  if (assignments.every(isTaken)) return {set: assignments.map(({text}) => text)}
  const indexed = assignments.find(({path}) => path.some((step) => typeof step === 'number'))
  if (indexed) {
    throw new InputError(`--set ${indexed.text} cannot be sent together with values that have commas or "="`, {
      hint: 'put them into a file for --values',
    })
  }
  return {set: [], values: assignments.reduce(assign, {} as HelmValues)}
}

/** What an update makes of the stored overrides, as the server would merge it. */
export async function preview(
  stored: string | null | undefined,
  {files, assignments, reuse}: {files: readonly HelmValues[]; assignments: readonly SetAssignment[]; reuse: boolean},
): Promise<{before: HelmValues; after: HelmValues}> {
  const before = stored ? asMap((await parseValues(stored, 'the stored overrides')) ?? {}, 'the stored overrides') : {}
  const merged = [...(reuse ? [before] : []), ...files].reduce(mergeValues, {} as HelmValues)
  const {values} = asServerTakes(assignments)
  if (values) return {before, after: mergeValues(merged, values)}
  return {before, after: assignments.map(asStored).reduce(assign, merged)}
}

/** The server makes a text of what has digits only, other than helm. */
function asStored({text, path, value}: SetAssignment): Pick<SetAssignment, 'path' | 'value'> {
  const digits = /=(\d+)$/.exec(text)?.[1]
  return {path, value: digits ?? value}
}
