import type {Outcome, Write} from '../client/onlooker.js'
import {Journal, type JournalRequest} from '../config/journal.js'
import type {RunContext} from './context.js'
import {maskedLine} from './masked-line.js'

/** Keeps in the journal what one command changes: begun before its first write, ended with the program. */
export class Chronicle {
  readonly #journal: Journal
  readonly #requests: JournalRequest[] = []
  readonly #context: RunContext

  constructor(
    context: RunContext,
    private readonly line: {id: string; argv: readonly string[]; quiet: boolean},
  ) {
    this.#context = context
    this.#journal = new Journal(context.environment.paths, (reason) => {
      if (!line.quiet) context.io.stderr.write(`the history could not be written: ${reason}\n`)
    })
  }

  #run: string | undefined

  /** What follows belongs to this run. */
  ofRun(id: string): void {
    this.#run = id
  }

  async begin(): Promise<void> {
    if (this.#journal.begun) return
    const {program, connection = {}} = this.#context
    await this.#journal.begin({
      at: new Date().toISOString(),
      program,
      command: [...this.line.id.split(':'), ...asTyped(maskedLine(this.line.argv))],
      ...connection,
      run: this.#run,
    })
  }

  note({method, service, region, path, body}: Write, {status, requestId, error}: Outcome): void {
    // A path that somebody types may hold what he should not have put there.
    const [where = path] = maskedLine([path])
    const request = {method, service, region, path: where, body: body?.show(), status, request_id: requestId, error}
    this.#requests.push(request)
  }

  async end({code, error, changed}: {code: number; error?: string; changed: boolean}): Promise<void> {
    if (!this.#journal.begun) return
    await this.#journal.end({at: new Date().toISOString(), code, error, changed, requests: this.#requests})
  }
}

/** The names first, then the options, as people type it. */
function asTyped(line: readonly string[]): string[] {
  const end = line.indexOf('--')
  return end < 0 ? [...line] : [...line.slice(end + 1), ...line.slice(0, end)]
}
