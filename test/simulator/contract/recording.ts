import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect} from 'vitest'
import {logIn, type Session} from '../support/session.js'

/** A JSON value without its contents: keys in their order with the names of types; a list has what its items are like. */
export type Shape = string | readonly Shape[] | {readonly [key: string]: Shape}

interface Expected {
  readonly status: number
  readonly type: string | null
  /** the whole body; `{base}` stands for where the service answers */
  readonly says?: unknown
  readonly shape?: Shape
}

/** One request to a genuine server with what it answered. */
export interface Recorded extends Expected {
  readonly n: string
  /** what the system is like when it is asked */
  readonly scene: string
  readonly ask: string
  readonly as?: 'none' | 'reader'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
  /** of a form: the names of its files */
  readonly files?: readonly string[]
  /** where the simulator answers otherwise on purpose: a row of docs/simulator-differences.md */
  readonly here?: Expected
}

export const recorded = (service: string): Recorded[] =>
  readFileSync(join(import.meta.dirname, 'recorded', `${service}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Recorded)

/** What is asked of one scene; requests that change nothing share it. */
export const changes = ({ask, status}: Recorded): boolean => !ask.startsWith('GET ') && status < 400

function shapeOf(value: unknown): Shape {
  if (value === null) return 'null'
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value.at(-1))]
  if (typeof value !== 'object') return typeof value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [isMetapackage(key) ? '*' : key, shapeOf(one)]))
}

/** A name that stands where others have the names of members: whatever there are of them, they are alike. */
const isMetapackage = (key: string): boolean => /^\w+_\d+\.\d+\.\d+$/.test(key)

/** Keys, their order, and types; a list that is empty on either side says nothing of its items. */
function expectShape(actual: Shape, wanted: Shape, at: string): void {
  if (Array.isArray(actual) && Array.isArray(wanted)) {
    const [left, right] = [actual[0], wanted[0]]
    if (left !== undefined && right !== undefined) expectShape(left, right, `${at}[]`)
    return
  }
  if (typeof actual === 'string' || typeof wanted === 'string' || Array.isArray(actual) || Array.isArray(wanted)) {
    expect(actual, at).toEqual(wanted)
    return
  }
  const [left, right] = [Object.entries(actual), new Map(Object.entries(wanted))]
  expect(
    left.map(([key]) => key),
    at,
  ).toEqual([...right.keys()])
  for (const [key, shape] of left) expectShape(shape, right.get(key) ?? 'nothing', `${at}.${key}`)
}

/** Python keeps the values of an enumeration in no order, and what it makes of a list of releases neither. */
function inOrder(value: unknown): string {
  const {info, ...rest} = (value ?? {}) as {info?: string}
  const said = typeof info === 'string' ? {info: info.split('\n').toSorted(), ...rest} : value
  return JSON.stringify(said).replace(/(Value should be one of: )([\w, -]+)/, (_, words: string, list: string) =>
    [words, list.split(', ').toSorted().join(', ')].join(''),
  )
}

export async function expectAsRecorded(session: Session, mount: string, row: Recorded): Promise<void> {
  const {simulator} = session
  const base = `${simulator.url}/RegionOne${mount}`
  const [method = '', path = ''] = row.ask.split(' ')
  const headers: Record<string, string> = {...row.headers}
  if (row.as !== 'none') headers['x-auth-token'] = row.as ? await logIn(simulator, row.as) : session.token
  const form = new FormData()
  for (const name of row.files ?? []) form.append(name, new Blob(['x']), name)
  const body = row.files ? form : row.body === undefined ? undefined : JSON.stringify(row.body)
  const answer = await fetch(`${base}${path}`, {method, headers, body})
  const text = await answer.text()
  const expected = row.here ?? row
  expect([answer.status, answer.headers.get('content-type')], text).toEqual([expected.status, expected.type])
  if (expected.says !== undefined) {
    const says = inOrder(expected.says).replaceAll('{base}', base)
    expect(inOrder(JSON.parse(text))).toBe(says)
  } else if (expected.shape === undefined) expect(text).toBe('')
  else expectShape(shapeOf(JSON.parse(text)), expected.shape, 'the body')
}
