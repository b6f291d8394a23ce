import {closeSync, existsSync, openSync, renameSync} from 'node:fs'
import Libsql from 'libsql'
import {reasonOf, SimulatorError, StorageError} from './problem.js'

/** Grows with each change of the tables below; a file of a later version is refused, not guessed at. */
export const schemaVersion = 1

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

export interface DocumentRow {
  key: string
  ordinal: number
  /** null: a seeded document that was deleted */
  body: string | null
}

export interface TimerRow {
  id: number
  due: number
  kind: string
  scope: string
  key: string | null
  background: number
  data: string | null
}

export interface EventRow {
  seq: number
  at: number
  name: string
  data: string
}

/** What a transaction may write. */
export interface Writer {
  meta(name: string, value: unknown): void
  document(scope: string, collection: string, key: string, ordinal: number, body: string | null): void
  forget(scope: string, collection: string, key: string): void
  counter(name: string, value: number): void
  timer(row: TimerRow): void
  dropTimer(id: number): void
  event(row: EventRow): void
  trimEvents(upTo: number): void
}

/**
 * The one file. WAL with synchronous=NORMAL: a commit is in the kernel's page cache, so `kill -9` loses nothing that
 * was acknowledged; only a power cut may lose the last moments, never the file's integrity. FULL would add an fsync to
 * each request (14 times fewer commits a second) to protect a rehearsal from a power cut.
 */
export class Database {
  readonly #db: Libsql.Database
  readonly #writer: Writer
  readonly #get: Libsql.Statement<[string]>
  readonly #documents: Libsql.Statement<[string, string]>
  readonly #counter: Libsql.Statement<[string]>

  private constructor(db: Libsql.Database) {
    this.#db = db
    this.#get = db.prepare('select value from meta where name = ?')
    this.#documents = db.prepare('select key, ordinal, body from document where scope = ? and collection = ?')
    this.#counter = db.prepare('select value from counter where name = ?')
    this.#writer = writer(db)
  }

  static open(file: string | 'memory'): Database {
    if (file === 'memory') {
      const db = new Libsql(':memory:')
      create(db)
      return new Database(db)
    }
    const fresh = !existsSync(file)
    let db: Libsql.Database | undefined
    try {
      // SQLite gives the files beside it the same permissions; passwords are in them.
      if (fresh) closeSync(openSync(file, 'a', 0o600))
      db = new Libsql(file)
      db.exec('pragma busy_timeout = 0')
      db.prepare('pragma journal_mode = wal').all()
      db.exec('pragma synchronous = normal; begin immediate; commit')
      if (fresh || tables(db) === 0) create(db)
      else check(db, file)
      return new Database(db)
    } catch (error) {
      db?.close()
      throw refusal(error, file)
    }
  }

  /** Leaves one file that holds everything, without a log beside it. */
  close(): void {
    this.#db.prepare('pragma wal_checkpoint(truncate)').all()
    this.#db.close()
  }

  meta<T>(name: string): T | undefined {
    const row = this.#get.get(name) as {value: string} | undefined
    return row === undefined ? undefined : (JSON.parse(row.value) as T)
  }

  counter(name: string): number {
    return (this.#counter.get(name) as {value: number} | undefined)?.value ?? 0
  }

  documents(scope: string, collection: string): DocumentRow[] {
    return this.#documents.all(scope, collection) as DocumentRow[]
  }

  timers(): TimerRow[] {
    return this.#db.prepare('select * from timer').all() as TimerRow[]
  }

  events(after: number, limit: number): EventRow[] {
    return this.#db.prepare('select * from event where seq > ? order by seq limit ?').all(after, limit) as EventRow[]
  }

  lastEvent(): number {
    return (this.#db.prepare('select max(seq) as seq from event').get() as {seq: number | null}).seq ?? 0
  }

  /** How many documents, timers and events the file holds. */
  counts(): {documents: number; timers: number; events: number} {
    const count = (table: string) => (this.#db.prepare(`select count(*) as n from ${table}`).get() as {n: number}).n
    return {documents: count('document'), timers: count('timer'), events: count('event')}
  }

  /** A copy of everything, as a file of its own. */
  saveTo(file: string): void {
    try {
      this.#db.exec(`vacuum into ${quoted(file)}`)
      forgetSecrets(file)
    } catch (error) {
      throw new StorageError(`cannot write ${file}: ${reasonOf(error)}`, {cause: error})
    }
  }

  /** Takes over everything from a copy, as one transaction. */
  loadFrom(file: string): void {
    inspect(file)
    this.#db.exec(`attach ${quoted(file)} as copy`)
    try {
      this.write(() => {
        for (const [table, rows] of Object.entries(shared)) {
          this.#db.exec(
            `delete from ${table} where ${rows}; insert into ${table} select * from copy.${table} where ${rows}`,
          )
        }
      })
    } finally {
      this.#db.exec('detach copy')
    }
  }

  /** Back to an empty world that knows who it is. */
  clear(clock: unknown): void {
    this.write((write) => {
      const {meta: _identity, ...state} = shared
      for (const [table, rows] of Object.entries(state)) this.#db.exec(`delete from ${table} where ${rows}`)
      write.meta('begun', false)
      write.meta('clock', clock)
    })
  }

  write(work: (write: Writer) => void): void {
    try {
      this.#db.exec('begin immediate')
      work(this.#writer)
      this.#db.exec('commit')
    } catch (error) {
      if (this.#db.inTransaction) this.#db.exec('rollback')
      throw isSqlite(error)
        ? new StorageError(`the simulator's store refused a write: ${reasonOf(error)}`, {cause: error})
        : error
    }
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** The scope of documents that stay where they are: copies are passed around, and must not let anybody in. */
export const privateScope = 'private'

/** The rows of a table that a copy holds, and that make room for those of another one. */
const shared: Record<string, string> = {
  meta: "name <> 'credentials'",
  document: `scope <> '${privateScope}'`,
  counter: 'true',
  timer: 'true',
  event: 'true',
}

function forgetSecrets(file: string): void {
  const db = new Libsql(file)
  try {
    for (const [table, rows] of Object.entries(shared)) db.exec(`delete from ${table} where not (${rows})`)
    // Also from the pages that were freed by it.
    db.exec('vacuum')
  } finally {
    db.close()
  }
}

/** A copy must be one of ours, whole, and not of a later version, before anything of the present state goes. */
function inspect(file: string): void {
  const db = new Libsql(file, {readonly: true, fileMustExist: true})
  try {
    check(db, file)
    if (tables(db) === 0) throw new SimulatorError('failed', 'the file is not a snapshot')
  } catch (error) {
    if (error instanceof SimulatorError) throw error
    throw new SimulatorError('failed', `the file is not a snapshot: ${reasonOf(error)}`, undefined, {cause: error})
  } finally {
    db.close()
  }
}

function create(db: Libsql.Database): void {
  db.exec(`begin; ${schema}; commit`)
  db.exec(`pragma user_version = ${schemaVersion}`)
}

const tables = (db: Libsql.Database): number =>
  (db.prepare("select count(*) as n from sqlite_master where type = 'table'").get() as {n: number}).n

function check(db: Libsql.Database, file: string): void {
  const {user_version: version} = db.prepare('pragma user_version').get() as {user_version: number}
  if (version > schemaVersion) {
    throw new SimulatorError(
      'failed',
      `${file} was written by a newer stx (format ${version}, this one knows ${schemaVersion})`,
      'use that version, or another --data directory',
    )
  }
  const {quick_check: verdict} = db.prepare('pragma quick_check(1)').get() as {quick_check: string}
  if (verdict !== 'ok') throw Object.assign(new Error(verdict), {code: 'SQLITE_CORRUPT'})
}

function refusal(error: unknown, file: string): SimulatorError {
  if (error instanceof SimulatorError) return error
  const code = isSqlite(error) ? error.code : ''
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) {
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
  let n = 1
  while (existsSync(`${file}.damaged-${n}`)) n += 1
  const aside = `${file}.damaged-${n}`
  for (const part of ['', '-wal', '-shm']) {
    if (existsSync(file + part)) renameSync(file + part, aside + part)
  }
  return aside
}

const isSqlite = (error: unknown): error is Error & {code: string} =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'

function writer(db: Libsql.Database): Writer {
  const meta = db.prepare('insert or replace into meta values (?, ?)')
  const document = db.prepare('insert or replace into document values (?, ?, ?, ?, ?)')
  const forget = db.prepare('delete from document where scope = ? and collection = ? and key = ?')
  const counter = db.prepare('insert or replace into counter values (?, ?)')
  const timer = db.prepare('insert or replace into timer values (?, ?, ?, ?, ?, ?, ?)')
  const dropTimer = db.prepare('delete from timer where id = ?')
  const event = db.prepare('insert or replace into event values (?, ?, ?, ?)')
  const trim = db.prepare('delete from event where seq <= ?')
  return {
    meta: (name, value) => void meta.run(name, JSON.stringify(value)),
    document: (scope, collection, key, ordinal, body) => void document.run(scope, collection, key, ordinal, body),
    forget: (scope, collection, key) => void forget.run(scope, collection, key),
    counter: (name, value) => void counter.run(name, value),
    timer: (row) => void timer.run(row.id, row.due, row.kind, row.scope, row.key, row.background, row.data),
    dropTimer: (id) => void dropTimer.run(id),
    event: (row) => void event.run(row.seq, row.at, row.name, row.data),
    trimEvents: (upTo) => void trim.run(upTo),
  }
}
