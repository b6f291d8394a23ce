import {existsSync} from 'node:fs'
import Libsql from 'libsql'
import {CommitMark} from './commit-mark.js'
import {blank, check, isSqlite, type JudgeOrigin, LogCopy, openFile, openMemory} from './database-file.js'
import {judgeMeta, judgeRows, judgeSchema} from './database-judge.js'
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
  readonly #mark: CommitMark | undefined
  #commits: number

  private constructor(db: Libsql.Database, mark?: CommitMark) {
    this.#db = db
    this.#mark = mark
    this.#get = db.prepare('select value from meta where name = ?')
    this.#documents = db.prepare('select key, ordinal, body from document where scope = ? and collection = ?')
    this.#collections = db.prepare('select distinct collection from document where scope = ?')
    this.#counter = db.prepare('select value from counter where name = ?')
    this.#writer = writer(db)
    this.#commits = this.meta<number>(commitsName) ?? 0
    mark?.write(this.#commits)
  }

  /** `judgeOrigin` says what is wrong with what a file says it began with. */
  static open(file: string | 'memory', judgeOrigin: JudgeOrigin = () => undefined): Database {
    if (file === 'memory') return new Database(openMemory())
    const fresh = !existsSync(file)
    const log = new LogCopy(file)
    let db: Libsql.Database
    try {
      db = openFile(file, judgeOrigin)
    } catch (error) {
      log.drop()
      throw error
    }
    const mark = new CommitMark(`${file}-commits`)
    const acknowledged = fresh ? undefined : mark.read()
    const database = new Database(db, mark)
    const lost = (acknowledged ?? 0) - database.#commits
    if (lost <= 0) {
      log.drop()
      return database
    }
    database.close()
    const kept = log.keep()
    const why = kept === undefined ? `its log ${file}-wal was removed` : `its log is damaged, and was kept as ${kept}`
    const what = lost === 1 ? 'the last change' : `the last ${lost} changes`
    throw new SimulatorError(
      'failed',
      `${what} to ${file} ${lost === 1 ? 'is' : 'are'} lost: ${why}`,
      'start again to go on without',
    )
  }

  /** Leaves one file that holds everything, without a log beside it. */
  close(): void {
    this.#db.prepare('pragma wal_checkpoint(truncate)').all()
    this.#db.close()
    this.#mark?.close()
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

  /** Refuses a copy that is none of ours, of another version, or not whole, down to its last row. */
  inspect(file: string, judgeOrigin: JudgeOrigin, knowsTimer: (kind: string) => boolean): void {
    let db: Libsql.Database | undefined
    try {
      db = new Libsql(file, {readonly: true, fileMustExist: true})
      check(db, 'the snapshot')
      judgeSchema(db, blank())
      judgeMeta(db, judgeOrigin)
      judgeRows(db, knowsTimer)
    } catch (error) {
      if (error instanceof SimulatorError) throw error
      throw new SimulatorError('failed', `the file is no snapshot: ${reasonOf(error)}`, 'nothing was changed', {
        cause: error,
      })
    } finally {
      db?.close()
    }
  }

  /** Takes over everything from a copy that was inspected, as one transaction. */
  loadFrom(file: string): void {
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

  /** Back to an empty world that began with `origin`. */
  clear(origin: unknown, clock: unknown): void {
    this.write((write) => {
      const {meta: _identity, ...state} = shared
      for (const [table, rows] of Object.entries(state)) this.#db.exec(`delete from ${table} where ${rows}`)
      write.meta('origin', origin)
      write.meta('begun', false)
      write.meta('clock', clock)
    })
  }

  write(work: (write: Writer) => void): void {
    try {
      this.#db.exec('begin immediate')
      work(this.#writer)
      this.#writer.meta(commitsName, this.#commits + 1)
      this.#db.exec('commit')
      this.#commits += 1
      this.#mark?.write(this.#commits)
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

/** How many changes the file has seen. */
const commitsName = 'commits'

/** The rows of a table that a copy holds, and that make room for those of another one. */
const shared: Record<string, string> = {
  meta: `name not in ('credentials', '${vaultKey}', '${commitsName}')`,
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
