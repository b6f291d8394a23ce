import type {View} from '../output/view.js'
import {type Apis, apisOf} from './apis.js'
import type {Bulk} from './bulk.js'
import {withChangeColumns, withChanges} from './changed.js'
import {onlyChanges} from './changed-fields.js'
import type {Chronicle} from './chronicle.js'
import {type AnyGiven, StxCommand} from './command.js'
import {deedView} from './deed-view.js'
import {parseDuration} from './duration.js'
import type {Effects} from './effects.js'
import {CommandFailure} from './failure.js'
import {isGone} from './gone.js'
import type {Printing} from './print.js'
import {nothing, one, type Result, remark, rows, type Said, said, several, unsaid} from './result.js'
import type {Settling} from './wait.js'

/** What is asked before something is sent that interrupts service or destroys: see `confirm.ts` for when. */
export interface Question {
  /** The name of what is at stake. */
  target: string
  /** As in `lock host controller-1`. */
  deed: string
}

const NOTHING_DONE = 'nothing was changed: it is so already'

/** A command that changes something: it returns what it changed; asking, waiting and printing are the frame's affair. */
export abstract class Acting extends StxCommand {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = StxCommand.baseFlags

  protected override readonly changes: 'cloud' | 'machine' = 'cloud'

  override readonly reach: StxCommand['reach'] = 'systems'

  asks?(given: AnyGiven): Question | undefined

  abstract act(apis: Apis, given: AnyGiven): Promise<Result>

  /**
   * The same deed for several targets; it returns the sentence to say. All are tried, and a failure names those that
   * failed; the official programs stop at the first.
   */
  protected async forEach(targets: readonly string[], deed: (target: string) => Promise<string>): Promise<Result> {
    // Each is told when it is done: whoever breaks off wants to know how far it came.
    const tell = (message: string) => this.print(said(message))
    if (!this.voice.judgesFirst) {
      for (const target of targets) await tell(await deed(target))
      return nothing
    }
    const {tryEach} = await import('./several.js')
    const deedOf = (target: string) =>
      deed(target)
        .catch((error: unknown) => this.#nothingToDo(error))
        .catch((error: unknown) => this.#rethrown(error))
    const {tidings, failure} = await tryEach(targets, deedOf, {
      tell: async (message) => (this.asText ? tell(message) : undefined),
      changes: () => this.#effects.all.filter(({changed}) => changed).length,
      signal: this.context.signal,
    })
    return several(this.asText ? [] : [rows({}, tidings)], failure)
  }

  async #rethrown(error: unknown): Promise<never> {
    throw await this.withNames(error)
  }

  /** Those that were named where there may be several. */
  #named: readonly string[] = []

  /** How the result is to be written is judged before files are read, questions asked or anything is sent. */
  protected override async readLine(): Promise<AnyGiven> {
    const given = await super.readLine()
    if (this.reach === 'each') this.#named = await this.#judgedNames(this.namedIn(given))
    await this.foresee()
    const [first] = this.#named
    // What is judged of the line is judged of one of them.
    return first === undefined ? given : this.aimedAt(given, first)
  }

  async #judgedNames(names: readonly string[]): Promise<readonly string[]> {
    const {subclouds} = this.globals
    if (names.length > 0 && subclouds !== undefined) {
      throw new CommandFailure('usage', 'subclouds are named, and selected with --subclouds', 'give one of them')
    }
    if (this.globals.subcloud !== undefined && this.voice.judgesFirst) {
      throw new CommandFailure(
        'usage',
        '--subcloud leads into a subcloud, and only its system controller can do this',
        'name it',
      )
    }
    const surplus = this.voice.judgesFirst ? [] : names.slice(1)
    const missing = names.length === 0 && subclouds === undefined ? [{name: 'subcloud'}] : []
    if (surplus.length + missing.length === 0) return names
    const {usageFailure} = await import('./parsing.js')
    const error = Object.assign(new Error(`Unexpected argument: ${surplus.join(' ')}`), {args: missing})
    throw await usageFailure(this.context.program, this.id ?? '', error)
  }

  /** The subclouds that the line names, of a command that is about each of them. */
  protected namedIn({args}: AnyGiven): readonly string[] {
    return (args['subcloud'] as string[] | undefined) ?? []
  }

  /** The line, as if it were about this one alone. */
  protected aimedAt(given: AnyGiven, subcloud: string): AnyGiven {
    return {...given, args: {...given.args, subcloud}}
  }

  protected override get forMany() {
    return this.#named.length > 1 || this.reach === 'rows' ? [] : super.forMany
  }

  /** Whether it is about several. */
  protected get isBulk(): boolean {
    if (this.reach === 'rows' || this.#named.length > 1) return true
    return this.globals.subclouds !== undefined || this.context.takenUp !== undefined
  }

  /** Of what is done to each row of a file: their names, and how they are done and told. */
  protected fromFile?(apis: Apis, given: AnyGiven): Promise<Pick<Bulk, 'named'> & Partial<Bulk>>

  /** Whom a row is about stands in it, whichever columns were asked for. */
  protected override printing(): Printing {
    const printing = super.printing()
    const {columns} = printing.options
    const [site] = this.deedView === deedView ? ['subcloud'] : []
    if (!this.isBulk || this.rehearses || site === undefined || !columns?.length) return printing
    const named = columns.some((names) => names.split(',').some((name) => name.trim().toLowerCase() === site))
    return named ? printing : {...printing, options: {...printing.options, columns: [site, ...columns]}}
  }

  /** What became of each of many. */
  protected readonly deedView: View<never> = deedView

  #lookingOn: Effects | undefined
  #kept: Chronicle | undefined
  /** One of many was changed. */
  #changesMany = false

  /** Keeps what is sent. */
  protected get chronicle(): Chronicle | undefined {
    return this.#kept
  }

  get #effects(): Effects {
    if (!this.#lookingOn) throw new Error(`${this.id} acts before anybody looks on`)
    return this.#lookingOn
  }

  protected override get shape(): View<never> | undefined {
    if (this.isBulk && !this.rehearses) return this.deedView
    if (this.rehearses || !this.result || !this.voice.judgesFirst || this.changes !== 'cloud') return super.shape
    return withChangeColumns(this.result)
  }

  /** What is shown where only that is asked for: then nothing is done. */
  protected instead?(apis: Apis, given: AnyGiven): Promise<Result | undefined>

  async run(): Promise<void> {
    const given = await this.given()
    const instead = await this.instead?.(this.apis, given)
    if (instead) return this.print(instead)
    await this.#lookOn()
    if (this.isBulk) return this.#runForMany(given)
    if (this.rehearses) return this.#rehearse(given)
    const question = this.asks?.(given)
    if (question) await this.confirm(given.flags, question.target, question.deed)
    const result = await this.act(this.apis, given).catch((error: unknown) => unsaid(this.#nothingToDo(error)))
    await this.print(this.#told(result))
  }

  async #lookOn(): Promise<void> {
    const {Effects} = await import('./effects.js')
    const {ensure = false} = this.globals
    this.#kept = this.rehearses || !this.context.environment.journal ? undefined : await this.#chronicle()
    this.#lookingOn = new Effects({rehearses: this.rehearses, ensures: ensure, chronicle: this.#kept})
    this.onlooker = this.#lookingOn
    // A subcloud that is not there is not one from which something is gone.
    if (ensure) await this.place()
  }

  async #chronicle(): Promise<Chronicle> {
    const {Chronicle} = await import('./chronicle.js')
    const {quiet = false} = this.globals
    const chronicle = new Chronicle(this.context, {id: this.id ?? '', argv: this.argv, quiet})
    this.context.atEnd = (code, error) => {
      return chronicle.end({code, error, changed: this.#changesMany || this.#effects.changed})
    }
    return chronicle
  }

  /** With `--ensure`, what is to go and is not there is gone already. */
  #nothingToDo(error: unknown): string {
    if (!this.globals.ensure || !isGone(this.id ?? '', error)) throw error
    return `${error.message}: nothing to do`
  }

  /** Programs are told, and who asks for it by name; a table that shows all that a row has would show it to everybody. */
  get #tellsChanges(): boolean {
    const {format = 'table', column, query, jmespath} = this.globals
    return (column ?? query ?? jmespath) !== undefined || ['json', 'jsonl', 'yaml'].includes(format)
  }

  /** People read what is otherwise now; who wants all of it, or a format that programs read, has said so. */
  #briefly(result: Result): Result {
    const {format = 'table'} = this.globals
    return format === 'table' ? onlyChanges(result, this.#effects) : result
  }

  #told(result: Result): Result {
    if (!this.voice.judgesFirst || this.changes !== 'cloud') return result
    const told = this.#tellsChanges ? withChanges(result, this.#effects) : this.#briefly(result)
    if (!this.globals.ensure || this.#effects.changed) return told
    return told.kind === 'said' ? {...told, message: NOTHING_DONE} : several([told, remark(NOTHING_DONE)])
  }

  /** What goes on after the reply, for all of them that it was done to. */
  followAll?(apis: Apis, given: AnyGiven, subclouds: readonly string[]): Promise<ReadonlyMap<string, string>>

  async #runForMany(given: AnyGiven): Promise<void> {
    const {mayFail, runBulk} = await import('./bulk.js')
    mayFail(this.globals['stop-after'], 1)
    const printing = this.printing()
    const siteTimeout = this.globals['site-timeout']
    const siteTime = siteTimeout === undefined ? undefined : parseDuration(siteTimeout)
    this.muted = true
    const result = await runBulk({
      words: this.words,
      argv: this.argv,
      named: this.#named,
      selection: this.selection,
      inEach: this.reach === 'systems',
      dcmanager: this.apis.dcmanager,
      judge: async (name) => this.check?.(this.#about(given, name)),
      act: (name, place) => {
        const one = this.#about(given, name)
        const end = performance.now() + (siteTime ?? Number.POSITIVE_INFINITY)
        const left = siteTime === undefined ? undefined : () => end - performance.now()
        const apis = apisOf(
          () => this.cloud(),
          async () => place,
          {left},
        )
        // All are waited for together.
        const deed = this.act(apis, {...one, flags: {...one.flags, wait: false}})
        // Those that were selected are there.
        return this.#named.length > 0 ? deed.catch((error: unknown) => this.#rethrown(error)) : deed
      },
      follow: given.flags.wait ? this.followAll?.bind(this, this.apis, given) : undefined,
      isGone: (error) => isGone(this.id ?? '', error),
      chronicle: this.#kept,
      changed: () => {
        this.#changesMany = true
      },
      yes: given.flags.yes === true || this.globals.yes === true,
      globals: this.globals,
      context: this.context,
      printing,
      show: (deeds) => rows(deedView, deeds),
      ...(await this.fromFile?.(this.apis, given)),
    })
    this.muted = false
    await this.print(result)
  }

  #about(given: AnyGiven, name: string): AnyGiven {
    return this.reach === 'each' || this.reach === 'rows' ? this.aimedAt(given, name) : given
  }

  /** What is told instead of the requests, where these follow from what nobody knows yet. */
  foretell?(apis: Apis, given: AnyGiven): Promise<Result>

  /** All is read and judged as ever, and nobody is asked; what would be sent is printed. */
  async #rehearse(given: AnyGiven): Promise<void> {
    const {planned} = await import('./planned.js')
    this.context.rehearses = true
    if (this.foretell) return this.print(await this.foretell(this.apis, given))
    this.muted = true
    const failure = await this.#effects.end(
      this.act(this.apis, given).catch((error: unknown) => this.#nothingToDo(error)),
    )
    this.muted = false
    const {writes, more} = this.#effects
    if (failure !== undefined && writes.length === 0) throw failure
    await this.print(planned(writes, {more, curl: this.globals.curl === true, failure}))
  }
}

/** It changes one resource, and that is shown: by which view must be known before anything is sent. */
export abstract class Changing<Row> extends Acting {
  static override baseFlags = StxCommand.baseFlags

  abstract override readonly result: View<Row>
  abstract change(apis: Apis, given: AnyGiven): Promise<Row>

  /** What goes on after the reply, for `--wait`; nothing where all is done by then. */
  follow?(apis: Apis, given: AnyGiven, changed: Row): Settling<Row> | undefined

  async act(apis: Apis, given: AnyGiven): Promise<Result> {
    const changed = await this.change(apis, given)
    const settling = this.rehearses ? undefined : this.follow?.(apis, given, changed)
    return one(this.result, settling ? await this.settle(given.flags, changed, settling) : changed)
  }
}

/** It changes several resources, and lists them. */
export abstract class ChangingMany<Row> extends Acting {
  static override baseFlags = StxCommand.baseFlags

  abstract override readonly result: View<Row>
  abstract change(apis: Apis, given: AnyGiven): Promise<readonly Row[]>

  /** As of one. */
  follow?(apis: Apis, given: AnyGiven, changed: readonly Row[]): Settling<readonly Row[]> | undefined

  async act(apis: Apis, given: AnyGiven): Promise<Result> {
    const changed = await this.change(apis, given)
    const settling = this.rehearses ? undefined : this.follow?.(apis, given, changed)
    return rows(this.result, settling ? await this.settle(given.flags, changed, settling) : changed)
  }
}

/** It does something of which nothing is left to show: a sentence says that it is done. */
export abstract class Doing extends Acting {
  static override baseFlags = StxCommand.baseFlags

  abstract override act(apis: Apis, given: AnyGiven): Promise<Said>
}
