import Libsql from 'libsql'
import {ensurePrivate} from './private-file.js'
import {reasonOf, SimulatorError} from './problem.js'

/**
 * One simulator for each data directory. The lock is the operating system's, through SQLite: it goes with the process,
 * however that ends, so there is never a stale one to recognise.
 */
export class DirectoryLock {
  readonly #db: Libsql.Database

  constructor(file: string, holder: () => string) {
    // SQLite gives its journal the permissions of the file itself.
    ensurePrivate(file)
    const db = new Libsql(file)
    try {
      db.exec('pragma busy_timeout = 0; begin exclusive')
    } catch (error) {
      db.close()
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (!code.startsWith('SQLITE_BUSY'))
        throw new SimulatorError(
          'failed',
          `cannot lock ${file}: ${reasonOf(error)}`,
          'check space and permissions there',
        )
      throw new SimulatorError('conflict', holder(), 'stop it with `stx sim stop`, or use another --data directory')
    }
    this.#db = db
  }

  release(): void {
    this.#db.exec('rollback')
    this.#db.close()
  }
}
