import {copyFileSync, existsSync, renameSync, rmSync, statSync} from 'node:fs'
import Libsql from 'libsql'
import {Damage, judgeMeta, judgeSchema} from './database-judge.js'
import {ensurePrivate} from './private-file.js'
import {reasonOf, SimulatorError} from './problem.js'

/** Grows with each change of the tables below and of what is in `meta`; a file of another version is refused, not guessed at. */
const schemaVersion = 2

const schema = `
  create table meta (name text primary key, value text not null) without rowid;
  create table document (
    scope text not null, collection text not null, key text not null, ordinal integer not null, body text,
    primary key (scope, collection, key)) without rowid;
  create table counter (name text primary key, value integer not null) without rowid;
  create table timer (
    id integer primary key, due integer not null, kind text not null, scope text not null, key text,
    background integer not null, data text);
  create table event (seq integer primary key, at integer not null, name text not null, data text not null);
`

export function openMemory(): Libsql.Database {
  const db = new Libsql(':memory:')
  create(db)
  return db
}

export type JudgeOrigin = (origin: unknown) => string | undefined

/** Opens the file, or makes it; one that cannot be used is refused with the reason. */
export function openFile(file: string, judgeOrigin: JudgeOrigin): Libsql.Database {
  const fresh = !existsSync(file)
  let db: Libsql.Database | undefined
  try {
    // SQLite would throw away the log of a file that is gone.
    if (fresh && sizeOf(logOf(file)) > 0) throw new Damage('it is gone, and its log is there')
    // SQLite gives the files beside it the same permissions; passwords are in them.
    ensurePrivate(file)
    db = new Libsql(file)
    db.exec('pragma busy_timeout = 0')
    db.prepare('pragma journal_mode = wal').all()
    db.exec('pragma synchronous = normal; begin immediate; commit')
    if (fresh || tables(db) === 0) create(db)
    else {
      check(db, file)
      judge(db, judgeOrigin)
    }
    return db
  } catch (error) {
    db?.close()
    throw refusal(error, file)
  }
}

function create(db: Libsql.Database): void {
  db.exec(`begin; ${schema}; commit`)
  db.exec(`pragma user_version = ${schemaVersion}`)
}

export const tables = (db: Libsql.Database): number =>
  (db.prepare("select count(*) as n from sqlite_master where type = 'table'").get() as {n: number}).n

export function check(db: Libsql.Database, file: string): void {
  const {user_version: version} = db.prepare('pragma user_version').get() as {user_version: number}
  if (version !== schemaVersion) {
    const age = version > schemaVersion ? 'a newer' : 'an older'
    throw new SimulatorError(
      'failed',
      `${file} was written by ${age} stx (format ${version}, this one knows ${schemaVersion})`,
      'use that version, or another --data directory',
    )
  }
  const {quick_check: verdict} = db.prepare('pragma quick_check(1)').get() as {quick_check: string}
  if (verdict !== 'ok') throw Object.assign(new Error(verdict), {code: 'SQLITE_CORRUPT'})
}

/** A file that was made and got no further is empty; any other one knows what it began with. */
function judge(db: Libsql.Database, judgeOrigin: JudgeOrigin): void {
  judgeSchema(db, blank())
  const {n} = db.prepare('select (select count(*) from meta) + (select count(*) from document) as n').get() as {
    n: number
  }
  if (n > 0) judgeMeta(db, judgeOrigin)
}

let empty: Libsql.Database | undefined
/** What ours look like. */
export function blank(): Libsql.Database {
  empty ??= openMemory()
  return empty
}

const logOf = (file: string): string => `${file}-wal`
const sizeOf = (file: string): number => statSync(file, {throwIfNoEntry: false})?.size ?? 0

/** The log as a killed simulator left it: to open the file uses it up, and what is wrong with it cannot be seen later. */
export class LogCopy {
  readonly #path: string | undefined

  constructor(private readonly file: string) {
    if (sizeOf(logOf(file)) === 0) return
    this.#path = `${file}-log-copy`
    copyFileSync(logOf(file), this.#path)
  }

  drop(): void {
    if (this.#path !== undefined) rmSync(this.#path, {force: true})
  }

  /** Kept for whoever wants to look at it; where it is now, or nothing where there was no log. */
  keep(): string | undefined {
    if (this.#path === undefined) return undefined
    const aside = freeName(this.file, '-wal')
    renameSync(this.#path, aside)
    return aside
  }
}

function refusal(error: unknown, file: string): SimulatorError {
  if (error instanceof SimulatorError) return error
  const code = isSqlite(error) ? error.code : ''
  if (error instanceof Damage || code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) {
    const aside = setAside(file)
    return new SimulatorError(
      'failed',
      `${file} is damaged (${reasonOf(error)}); it was kept as ${aside}`,
      'start again for an empty simulator',
      {cause: error},
    )
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new SimulatorError(
      'conflict',
      `${file} is in use by another program`,
      'end it, or use another --data directory',
      {cause: error},
    )
  }
  return new SimulatorError('failed', `cannot open ${file}: ${reasonOf(error)}`, 'use another --data directory', {
    cause: error,
  })
}

/** Damaged data is moved, never emptied; a free name is found by counting. */
function setAside(file: string): string {
  const aside = freeName(file)
  for (const part of ['', '-wal', '-shm', '-commits']) {
    if (existsSync(file + part)) renameSync(file + part, aside + part)
  }
  return aside
}

function freeName(file: string, part = ''): string {
  let n = 1
  while (existsSync(`${file}.damaged-${n}${part}`)) n += 1
  return `${file}.damaged-${n}${part}`
}

export const isSqlite = (error: unknown): error is Error & {code: string} =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
