import type Libsql from 'libsql'
import {latestTime} from './clock.js'
import {reasonOf} from './problem.js'

/**
 * What a file says is believed only after it was read: a snapshot may come from anywhere. Nothing in here writes, and
 * the first thing that is wrong is thrown as words that fit behind "the file is damaged:".
 */
export class Damage extends Error {
  override readonly name = 'Damage'
}

function damaged(what: string, cause?: unknown): never {
  throw new Damage(what, {cause})
}

/** Tables are tables, and ours: a view would be a query of whoever made the file, and need not end. */
export function judgeSchema(db: Libsql.Database, ours: Libsql.Database): void {
  const parts = (one: Libsql.Database) => {
    const rows = one.prepare('select type, name, sql from sqlite_master order by name').all() as Part[]
    return new Map(rows.map((row) => [`${row.type} ${row.name}`, row.sql?.replace(/\s+/g, ' ').trim() ?? null]))
  }
  const [found, wanted] = [parts(db), parts(ours)]
  for (const [name, sql] of wanted) {
    if (!found.has(name)) damaged(`${name} is missing`)
    if (found.get(name) !== sql) damaged(`${name} is another one`)
  }
  for (const name of found.keys()) if (!wanted.has(name)) damaged(`${name} does not belong there`)
}

interface Part {
  type: string
  name: string
  sql: string | null
}

type Row = Readonly<Record<string, unknown>>

const isText = (value: unknown): value is string => typeof value === 'string'
const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value)
const isTime = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= latestTime
export const isRecord = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parsed(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    return damaged(`${where} is not JSON`, error)
  }
}

/** Every row of a file that is to be taken over. */
export function judgeRows(db: Libsql.Database, knowsTimer: (kind: string) => boolean): void {
  for (const row of rows(db, 'document')) {
    const where = `document ${shown(row['scope'])} ${shown(row['collection'])} ${shown(row['key'])}`
    if (!isText(row['scope']) || !isText(row['collection']) || !isText(row['key']) || !isWhole(row['ordinal']))
      damaged(`the place of ${where} makes no sense`)
    const {body} = row
    if (body === null) continue
    if (!isText(body)) damaged(`${where} is no text`)
    // What a region's content was derived from may be anything.
    const value = parsed(body, where)
    if (row['collection'] !== '#facts' && !isRecord(value)) damaged(`${where} is no object`)
  }
  for (const {name, value} of rows(db, 'counter')) {
    if (!isText(name) || !isWhole(value)) damaged(`counter ${shown(name)} is no number`)
  }
  for (const row of rows(db, 'timer')) {
    const where = `timer ${shown(row['id'])}`
    if (!isWhole(row['id']) || row['id'] < 1 || !isText(row['scope'])) damaged(`${where} makes no sense`)
    if (!isTime(row['due'])) damaged(`${where} is due at no time`)
    if (!isText(row['kind']) || !knowsTimer(row['kind']))
      damaged(`${where} is for ${shown(row['kind'])}, which nobody knows`)
    if (row['key'] !== null && !isText(row['key'])) damaged(`the key of ${where} is no text`)
    if (row['background'] !== 0 && row['background'] !== 1) damaged(`${where} makes no sense`)
    if (row['data'] === null) continue
    if (!isText(row['data'])) damaged(`${where} is no text`)
    parsed(row['data'], where)
  }
  for (const {seq, at, name, data} of rows(db, 'event')) {
    const where = `event ${shown(seq)}`
    if (!isWhole(seq) || seq < 1 || !isTime(at) || !isText(name)) damaged(`${where} makes no sense`)
    if (!isText(data)) damaged(`${where} is no text`)
    parsed(data, where)
  }
}

/** What `meta` says about the whole: everybody needs it, and it is small. */
export function judgeMeta(db: Libsql.Database, judgeOrigin: (origin: unknown) => string | undefined): void {
  const meta = new Map<unknown, unknown>()
  for (const {name, value} of rows(db, 'meta')) {
    if (!isText(name) || !isText(value)) damaged(`what is kept as ${shown(name)} is no text`)
    meta.set(name, parsed(value, `what is kept as ${name}`))
  }
  const origin = meta.get('origin')
  if (origin === undefined) damaged('it does not say what it began with')
  if (!isRecord(origin) || !isWhole(origin['seed']) || !isTime(origin['epoch'])) damaged('its origin makes no sense')
  const mistake = judgeOrigin(origin)
  if (mistake !== undefined) damaged(`its origin makes no sense: ${mistake}`)
  const clock = meta.get('clock')
  if (!isRecord(clock) || !isTime(clock['time']) || !isSpeed(clock['speed'])) damaged('its clock makes no sense')
  if (!['boolean', 'undefined'].includes(typeof meta.get('begun'))) damaged('it does not say whether it began')
}

const isSpeed = (value: unknown): boolean =>
  value === 'max' || value === 'frozen' || (typeof value === 'number' && value > 0 && Number.isFinite(value))

/** A name from a file, for one line on a terminal. */
const shown = (value: unknown): string => JSON.stringify(String(value).slice(0, 60))

function* rows(db: Libsql.Database, table: string): Generator<Row> {
  try {
    yield* db.prepare(`select * from ${table}`).iterate() as Iterable<Row>
  } catch (error) {
    if (error instanceof Damage) throw error
    damaged(`table ${table} cannot be read: ${reasonOf(error)}`, error)
  }
}
