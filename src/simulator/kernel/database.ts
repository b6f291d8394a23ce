import Libsql from 'libsql'
import {check, isSqlite, openFile, openMemory, tables} from './database-file.js'
import {type DocumentRow, type EventRow, type TimerRow, type Writer, writer} from './database-row.js'
import {reasonOf, SimulatorError, StorageError} from './problem.js'

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
  readonly #collections: Libsql.Statement<[string]>
  readonly #counter: Libsql.Statement<[string]>

  private constructor(db: Libsql.Database) {
    this.#db = db
    this.#get = db.prepare('select value from meta where name = ?')
    this.#documents = db.prepare('select key, ordinal, body from document where scope = ? and collection = ?')
    this.#collections = db.prepare('select distinct collection from document where scope = ?')
    this.#counter = db.prepare('select value from counter where name = ?')
    this.#writer = writer(db)
  }

  static open(file: string | 'memory'): Database {
    return new Database(file === 'memory' ? openMemory() : openFile(file))
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

  /** The names of the collections that hold anything in this scope. */
  collections(scope: string): string[] {
    return (this.#collections.all(scope) as {collection: string}[]).map(({collection}) => collection)
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
/** The key of what rows hold sealed stays with them. */
export const vaultKey = 'vault'

/** The rows of a table that a copy holds, and that make room for those of another one. */
const shared: Record<string, string> = {
  meta: `name not in ('credentials', '${vaultKey}')`,
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
