import {Command, type Interfaces} from '@oclif/core'
import type {Api, Cloud, ServiceName} from '../client/index.js'
import {harmless} from '../output/control-character.js'
import type {RenderOptions} from '../output/option.js'
import type {View} from '../output/view.js'
import {agree, answerOf, confirm} from './confirm.js'
import type {RunConfig, RunContext} from './context.js'
import {CommandFailure, type FailureKind} from './failure.js'
import {globalFlags} from './flags.js'
import {usageFailure, withoutGuesses} from './parsing.js'
import {type NameKind, rememberNames} from './remembered-names.js'
import {openCloud, subcloudRegion} from './session.js'
import {type Settling, settle} from './wait.js'

type GlobalValues = Interfaces.InferredFlags<typeof globalFlags>

/** What a command needs beyond oclif: services, output, waiting and questions. */
export abstract class StxCommand extends Command {
  static override baseFlags = globalFlags

  /** Runs the command with the config at hand; oclif's own `run` would load a second one, without our context. */
  static async start(this: new (argv: string[], config: RunConfig) => StxCommand, argv: string[], config: RunConfig) {
    await new this(argv, config)._run()
  }

  #globals: GlobalValues | undefined
  #cloud: Promise<Cloud> | undefined
  #region: Promise<string> | undefined

  /** What is printed of a change: known before it is sent, and so is which columns there are. Readers ask the rows. */
  protected readonly result: View<never> | undefined

  protected get context(): RunContext {
    return (this.config as RunConfig).context
  }

  /** Whether this run stands in for an official program: then its bytes, exit codes and questions are the official ones. */
  protected get official(): boolean {
    return this.context.program !== 'stx'
  }

  /** Global flags, without those whose name the command uses for something of its own. */
  protected get globals(): GlobalValues {
    if (!this.#globals) throw new Error(`${this.id} reads its flags before this.parse()`)
    return this.#globals
  }

  protected override async parse<
    F extends Interfaces.OutputFlags<F>,
    B extends Interfaces.OutputFlags<B>,
    A extends Interfaces.OutputArgs<A>,
  >(options?: Interfaces.Input<F, B, A>, argv?: string[]): Promise<Interfaces.ParserOutput<F, B, A>> {
    const parsed = await super
      .parse(withoutGuesses(options ?? (this.ctor as Interfaces.Input<F, B, A>)), argv)
      .catch(async (error: Error) => {
        throw await usageFailure(this.context.program, this.id ?? '', error)
      })
    const own = this.ctor.flags ?? {}
    this.#globals = Object.fromEntries(
      Object.entries(parsed.flags).filter(([name]) => name in globalFlags && !(name in own)),
    ) as GlobalValues
    if (this.result) await this.#foresee()
    return parsed
  }

  /** Refuses what was asked of the output where it cannot be done; drop-in programs that print no table pass it over. */
  async #foresee(): Promise<void> {
    const {column, 'sort-column': sort, query, jmespath} = this.globals
    if ((column ?? sort ?? query ?? jmespath) === undefined || (this.official && !this.result)) return
    const {foresee} = await import('../output/foresee.js')
    await foresee(this.result, this.#rendering())
  }

  /** The client of one service, in the region that the flags ask for. */
  protected async api(service: ServiceName): Promise<Api> {
    this.#cloud ??= openCloud(this.globals, this.context, () => this.#foresee())
    const cloud = await this.#cloud
    const {subcloud} = this.globals
    if (!subcloud) return cloud.api(service)
    this.#region ??= subcloudRegion(cloud, subcloud)
    return cloud.api(service, {region: await this.#region})
  }

  protected async list<Row>(
    view: View<Row>,
    rows: Row[],
    choice: Pick<RenderOptions, 'also' | 'paged'> = {},
  ): Promise<void> {
    const {renderList} = await import('../output/render.js')
    this.context.io.stdout.write(await renderList(view, rows, {...this.#rendering(), ...choice}))
  }

  /** Names that a shell may complete from now on. */
  protected remember(kind: NameKind, names: (string | null)[]): void {
    const {environment} = this.context
    if (!environment.noCache)
      rememberNames(
        environment.paths.cache,
        kind,
        names.filter((name) => name !== null),
      )
  }

  protected async show<Row>(view: View<Row>, row: Row, choice: Pick<RenderOptions, 'columns'> = {}): Promise<void> {
    const {renderOne} = await import('../output/render.js')
    this.context.io.stdout.write(await renderOne(view, row, {...this.#rendering(), ...choice}))
  }

  /** Several resources: a property table each, but one document in formats that programs read. */
  protected async showEach<Row>(view: View<Row>, rows: Row[]): Promise<void> {
    if (!this.official && !this.#asText) return this.list(view, rows)
    for (const row of rows) await this.show(view, row)
  }

  /** Data that is text and no table: printed as it stands; `facts` where another format was asked for. */
  protected async text(text: string, facts: Record<string, unknown> | Record<string, unknown>[]): Promise<void> {
    if (this.#asText) this.context.io.stdout.write(`${harmless(text)}\n`)
    else if (Array.isArray(facts)) await this.list({}, facts)
    else await this.show({}, facts)
  }

  /** Words beside the data: on stderr, save that the official programs print them among the data. */
  protected remark(text: string): void {
    const {stdout, stderr} = this.context.io
    if (this.official && this.#asText) stdout.write(`${harmless(text)}\n`)
    else if (!this.globals.quiet) stderr.write(`${harmless(text)}\n`)
  }

  /** A failure for stx where the official programs print a sentence, `said`, and exit with 0. */
  protected async failOrSay(
    kind: FailureKind,
    message: string,
    {said = message, hint}: {said?: string; hint?: string} = {},
  ): Promise<void> {
    if (!this.official) this.fail(kind, message, hint)
    await this.done(said)
  }

  /**
   * The end of a command that has nothing to show: a sentence for people, a fact for programs. `officially` is what
   * the official program says instead; it may be nothing.
   */
  protected async done(message: string, fact: Record<string, unknown> = {}, officially = message): Promise<void> {
    if (this.official) this.context.io.stdout.write(officially && `${harmless(officially)}\n`)
    else if (this.globals.format && this.globals.format !== 'table') {
      const facts = {message, ...fact}
      // It is done: a column that is not there is no reason to fail any more.
      await this.show({}, facts, {columns: this.globals.column?.filter((name) => name in facts)})
    } else if (!this.globals.quiet) this.context.io.stderr.write(`${harmless(message)}\n`)
  }

  /** The same where the official programs end without a word. */
  protected async doneUnsaid(message: string, fact?: Record<string, unknown>): Promise<void> {
    if (!this.official) await this.done(message, fact)
  }

  /**
   * The same deed for several targets; it returns the sentence to say. All are tried, and a failure names those that
   * failed; the official programs stop at the first.
   */
  protected async each(targets: readonly string[], deed: (target: string) => Promise<string>): Promise<void> {
    if (this.official) {
      for (const target of targets) await this.done(await deed(target))
      return
    }
    const {tryEach} = await import('./several.js')
    const tell = async (message: string) => (this.#asText ? this.done(message) : undefined)
    const {tidings, failure} = await tryEach(targets, deed, tell)
    if (!this.#asText) await this.list({}, tidings)
    if (failure) throw failure
  }

  /** With `--wait`: the object when it has settled; without: as the server just returned it. */
  protected async settle<T>(flags: {wait?: boolean; deadline?: string}, first: T, settling: Settling<T>): Promise<T> {
    if (!flags.wait) return first
    return settle(first, settling, {
      deadline: flags.deadline ?? '2h',
      quiet: this.globals.quiet ?? false,
      context: this.context,
    })
  }

  /** Asks where a context is protected, or where the official program would; fails at once where nobody can answer. */
  protected async confirm(flags: {yes?: boolean}, target: string, deed: string): Promise<void> {
    await confirm({yes: flags.yes ?? false, target, deed, globals: this.globals, context: this.context})
  }

  /** Whether somebody says `yes`; where nobody can be asked it fails, and names the `way` around the question. */
  protected agreed(question: string, way: string): Promise<boolean> {
    return agree(this.context, question, way)
  }

  /** The answer to a question of the official program that no flag and no setting turns off. */
  protected answer(question: string): Promise<string> {
    return answerOf(this.context, question)
  }

  /** Misuse that the official programs notice only after they have read the command line: their exit code is 1. */
  protected refuse(message: string, hint?: string): never {
    return this.fail(this.official ? 'failed' : 'usage', message, hint)
  }

  protected fail(...failure: ConstructorParameters<typeof CommandFailure>): never {
    throw new CommandFailure(...failure)
  }

  /** Whether people are to read the output. */
  get #asText(): boolean {
    const {format, query, jmespath} = this.globals
    return (format ?? 'table') === 'table' && query === undefined && jmespath === undefined
  }

  #rendering(): RenderOptions {
    const {globals} = this
    const {io, environment, program} = this.context
    return {
      format: globals.format ?? 'table',
      columns: globals.column,
      sortColumns: globals['sort-column'],
      descending: globals['sort-descending'],
      query: globals.jmespath ?? globals.query,
      maxWidth: globals['max-width'],
      fitWidth: globals['fit-width'],
      noindent: globals.noindent,
      nowrap: globals.nowrap,
      printEmpty: globals['print-empty'],
      prefix: globals.prefix,
      foreseen: this.result !== undefined,
      quote: globals.quote,
      official: program !== 'stx',
      terminal: {
        isTTY: io.stdout.isTTY === true,
        columns: io.stdout.columns ?? environment.columns ?? 80,
        colour: !globals['no-color'] && wantsColour(environment.colour, io.stdout.isTTY === true),
      },
    }
  }

  /** Failures are printed in one place, main.ts; oclif's own printing stays out of it. */
  protected override async catch(error: Error): Promise<void> {
    throw error
  }

  protected override async finally(): Promise<void> {
    await (await this.#cloud?.catch(() => undefined))?.close()
  }
}

const wantsColour = (wish: 'auto' | 'always' | 'never', isTTY: boolean) =>
  wish === 'always' || (wish === 'auto' && isTTY)
