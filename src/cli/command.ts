import {Command, type Interfaces} from '@oclif/core'
import type {Place} from '../client/connect.js'
import type {Cloud} from '../client/index.js'
import type {Onlooker} from '../client/onlooker.js'
import type {RenderOptions} from '../output/option.js'
import type {View} from '../output/view.js'
import type {Selection} from '../selecting/select.js'
import {type Apis, apisOf} from './apis.js'
import {wantsColour} from './colour.js'
import {commandLine, flagWords, placeWords} from './command-line.js'
import {agree, answerOf, confirm} from './confirm.js'
import type {RunConfig, RunContext} from './context.js'
import {deadlineOf, LONGEST_WAIT, parseDuration} from './duration.js'
import {CommandFailure} from './failure.js'
import {globalFlags} from './flags.js'
import type {Many} from './many.js'
import {isOfFleet, type NameKind} from './name-kind.js'
import {usageFailure, withoutGuesses} from './parsing.js'
import {asText, type Printing, print} from './print.js'
import {plannedView, RehearsalEnds} from './rehearsal.js'
import {rememberedNames, rememberNames} from './remembered-names.js'
import type {Result} from './result.js'
import {openCloud, subcloudRegion} from './session.js'
import {Voice} from './voice.js'
import type {How, Settling, SettlingSet} from './wait.js'

export type GlobalValues = Interfaces.InferredFlags<typeof globalFlags>

type Values = Record<string, unknown>

/** What the frame itself knows of what a command was given. */
export interface AnyGiven {
  readonly args: {readonly [name: string]: unknown}
  readonly flags: {
    readonly yes?: boolean
    readonly wait?: boolean
    readonly deadline?: string
    readonly [name: string]: unknown
  }
  readonly globals: GlobalValues
}

/** What a command was given, by the declarations of its class. */
export interface Given<C extends {args: object; flags: object}> {
  readonly args: Interfaces.InferredArgs<C['args']>
  readonly flags: Interfaces.InferredFlags<C['flags']>
  /** The flags of every command, without those whose name the command uses for something of its own. */
  readonly globals: GlobalValues
}

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
  readonly #remembered = new Map<NameKind, string>()

  /** What is printed of a change: known before it is sent, and so is which columns there are. Readers ask the rows. */
  readonly result: View<never> | undefined

  /** As `stx`, or as the official program that this run stands in for. */
  protected readonly voice: Voice = new Voice(this.#official, () => this.printing())

  /** The services of the place that the flags name. */
  protected readonly apis: Apis = apisOf(
    () => this.cloud(),
    () => this.place(),
  )

  /**
   * Where the command looks or acts: in one system, and so in each of many; at the fleet, of which it takes a selection
   * itself; at each subcloud that is named or selected; for each row of a file; or only where the connection leads.
   */
  readonly reach: 'systems' | 'fleet' | 'each' | 'rows' | 'here' = 'here'

  /** Whether it goes on with a run that was broken off. */
  protected get takesUp(): boolean {
    return this.changes === 'cloud' && this.reach !== 'fleet' && this.reach !== 'here'
  }

  /** Whether what it does may be done again and again, because somebody watches. */
  protected readonly watchable: boolean = false

  /** What it changes: a cloud, by requests that can be foreseen; this machine, or a simulator; or nothing. */
  protected readonly changes: 'cloud' | 'machine' | 'nothing' = 'nothing'

  /** Nothing is printed, because what would be said is not so: it is a rehearsal. */
  protected muted = false

  /** Looks on at what is sent to change something. */
  protected onlooker: Onlooker | undefined

  /** The subclouds that `--subclouds` means. */
  protected selection: Selection | undefined

  protected get context(): RunContext {
    return (this.config as RunConfig).context
  }

  /** The command as people type it, as in `host lock`. */
  protected get words(): string {
    return this.id?.replaceAll(':', ' ') ?? ''
  }

  /** Whether this run stands in for an official program: then its bytes, exit codes and questions are the official ones. */
  get #official(): boolean {
    return this.context.program !== 'stx'
  }

  /** Global flags, without those whose name the command uses for something of its own. */
  protected get globals(): GlobalValues {
    if (!this.#globals) throw new Error(`${this.id} reads its flags before this.parse()`)
    return this.#globals
  }

  /** Whether it only tells what it would send. */
  protected get rehearses(): boolean {
    return this.globals['dry-run'] === true
  }

  /** What is printed: of a rehearsal, the requests. */
  protected get shape(): View<never> | undefined {
    return this.rehearses ? plannedView : this.result
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
    const {deadline} = parsed.flags as {deadline?: string}
    if (deadline !== undefined) deadlineOf(deadline)
    return parsed
  }

  /** Refuses what was asked of the output where it cannot be done; drop-in programs that print no table pass it over. */
  protected async foresee(): Promise<void> {
    const {column, 'sort-column': sort, query, jmespath} = this.globals
    if ((column ?? sort ?? query ?? jmespath) === undefined || (this.#official && !this.result)) return
    const {foresee} = await import('../output/foresee.js')
    await foresee(this.shape, this.#rendering())
  }

  /** The connection that the flags add up to. */
  protected cloud(): Promise<Cloud> {
    this.#cloud ??= openCloud(this.globals, this.context, {
      beforeChange: () => this.foresee(),
      pooled: this.crowded,
      onlooker: this.onlooker,
    })
    return this.#cloud
  }

  /** Whether it sends many requests at once. */
  protected get crowded(): boolean {
    return this.selection !== undefined && this.reach !== 'fleet'
  }

  /** Where the flags lead. */
  protected async place(): Promise<Place> {
    const {subcloud} = this.globals
    if (!subcloud) return {}
    this.#region ??= subcloudRegion(await this.cloud(), subcloud)
    return {region: await this.#region}
  }

  /**
   * Milliseconds since 1970, by the clock of the system that answered last: how old something is does not depend on what
   * the clock of this machine says.
   */
  protected systemTime(): number {
    const {answered, timeStandsStill} = this.context
    const said = answered === undefined ? Number.NaN : Date.parse(answered.date)
    if (answered === undefined || Number.isNaN(said)) return Date.now()
    return timeStandsStill ? said : said + Date.now() - answered.at
  }

  /** What the command line gave, judged: what cannot be done with it is refused here, before anything is sent. */
  protected async given(): Promise<AnyGiven> {
    const given = await this.readLine()
    const {takenUp} = this.context
    if (takenUp && !this.takesUp) {
      throw new CommandFailure(
        'failed',
        `run ${takenUp.id} says "${this.words}", which is nothing to do to many`,
        'see: stx run forget',
      )
    }
    this.#judgeWatching()
    this.#judgeChanging()
    this.selection = await this.#selected()
    // Of each that is selected it is judged by itself.
    if (this.reach !== 'each' || !this.selection) await this.check?.(given)
    return given
  }

  #judgeWatching(): void {
    const {watch, until, deadline, pager} = this.globals
    if (pager && this.#official)
      throw new CommandFailure('usage', '--pager is an option of stx', `type: stx ${this.words}`)
    if (pager && !this.watchable) {
      throw new CommandFailure('usage', `${this.words} takes no --pager`, 'lists and show commands take it')
    }
    if (pager && watch !== undefined) {
      throw new CommandFailure(
        'usage',
        '--pager and --watch exclude each other',
        'what is watched is scrolled by arrows',
      )
    }
    const asked = Object.entries({watch, until, deadline}).find(([, value]) => value !== undefined)?.[0]
    if (asked === undefined) return
    if (this.#official) throw new CommandFailure('usage', `--${asked} is an option of stx`, `type: stx ${this.words}`)
    if (!this.watchable) {
      throw new CommandFailure(
        'usage',
        `${this.words} takes no --${asked}`,
        'watch what it changes: lists and show commands take --watch',
      )
    }
    if (watch === undefined) throw new CommandFailure('usage', `--${asked} goes with --watch`, 'add --watch')
  }

  #judgeChanging(): void {
    const {'dry-run': dry, curl, ensure} = this.globals
    const [asked] = Object.entries({'dry-run': dry, ensure, curl}).find(([, value]) => value) ?? []
    if (asked === undefined) return
    if (this.#official) throw new CommandFailure('usage', `--${asked} is an option of stx`, `type: stx ${this.words}`)
    if (this.changes !== 'cloud') {
      const why =
        this.changes === 'machine' ? 'it changes no system, only what is on this machine' : 'it changes nothing'
      throw new CommandFailure('usage', `${this.words} takes no --${asked}`, why)
    }
    if (curl && !dry) throw new CommandFailure('usage', '--curl goes with --dry-run', 'add --dry-run')
  }

  /** What only means something where there are many. */
  protected get forMany(): [flag: string, value: unknown][] {
    const {parallel, ramp, 'stop-after': stopAfter, 'allow-none': allowNone, 'site-timeout': siteTimeout} = this.globals
    const all = {parallel, ramp, 'stop-after': stopAfter, 'allow-none': allowNone, 'site-timeout': siteTimeout}
    return Object.entries(all).map(([name, value]) => [`--${name}`, value])
  }

  async #selected(): Promise<Selection | undefined> {
    const {subclouds, subcloud, 'site-timeout': siteTimeout, 'allow-none': allowNone} = this.globals
    if (siteTimeout !== undefined && parseDuration(siteTimeout) <= 0) {
      throw new CommandFailure('usage', `--site-timeout ${siteTimeout} leaves no time`, 'such as 10s')
    }
    if (subclouds === undefined) {
      const [odd] = this.forMany.find(([, value]) => value !== undefined && value !== false) ?? []
      if (odd) throw new CommandFailure('usage', `${odd} goes with --subclouds`, 'say which: --subclouds all')
      return undefined
    }
    if (this.#official) throw new CommandFailure('usage', '--subclouds is an option of stx', `type: stx ${this.words}`)
    const ofChanges = this.globals.ramp
      ? '--ramp'
      : this.globals['stop-after'] === undefined
        ? undefined
        : '--stop-after'
    if (ofChanges && this.changes === 'nothing') {
      throw new CommandFailure('usage', `${this.words} takes no ${ofChanges}`, 'it changes nothing')
    }
    if (this.reach === 'here' || this.reach === 'rows' || this.changes === 'machine') {
      throw new CommandFailure(
        'usage',
        `${this.words} takes no --subclouds`,
        'it is not a matter of one system among many',
      )
    }
    if (subcloud !== undefined) {
      throw new CommandFailure('usage', '--subcloud and --subclouds exclude each other', 'give one of them')
    }
    // Whom a run meant that is taken up again is written down; where they are now is asked.
    return this.selecting(this.context.takenUp ? 'all' : subclouds, {allowNone})
  }

  /** The subclouds that a selector means. */
  protected async selecting(text: string, {allowNone = false}: {allowNone?: boolean} = {}): Promise<Selection> {
    const {prepareSelection} = await import('../selecting/select.js')
    return prepareSelection(text, {stdin: this.context.io.stdin, allowNone})
  }

  /** Which systems, and how they are asked. */
  protected many(): Many {
    const {parallel, 'site-timeout': siteTimeout, verbose, debug} = this.globals
    if (!this.selection) throw new Error(`${this.id} asks many systems without --subclouds`)
    return {
      cloud: () => this.cloud(),
      dcmanager: this.apis.dcmanager,
      selection: this.selection,
      parallel,
      siteTimeMs: siteTimeout === undefined ? undefined : parseDuration(siteTimeout),
      nameAll: verbose || debug,
    }
  }

  /** What the command line gave. */
  protected async readLine(): Promise<AnyGiven> {
    const {args, flags} = await this.parse(this.ctor as Interfaces.Input<Values, Values, Values>)
    return {args, flags, globals: this.globals}
  }

  /** Refuses what does not go together on the command line, or cannot be in a file that it names. */
  check?(given: AnyGiven): void | Promise<void>

  /** Whether people are to read the output. */
  protected get asText(): boolean {
    return asText(this.#rendering())
  }

  protected async print(result: Result): Promise<void> {
    if (!this.muted) await print(result, this.printing())
  }

  /** Names that a shell may complete from now on. */
  protected async remember(kind: NameKind, names: (string | null)[]): Promise<void> {
    const {environment} = this.context
    // Names of many systems are nobody's next argument.
    if (!this.#keepsNames || this.selection) return
    const known = names.filter((name) => name !== null)
    const text = known.join('\n')
    // Who watches would write the same again and again.
    if (text === this.#remembered.get(kind)) return
    this.#remembered.set(kind, text)
    rememberNames(environment.paths.cache, await this.#placeOfNames(kind), kind, known)
  }

  get #keepsNames(): boolean {
    return !this.context.environment.noCache && this.globals['no-cache'] !== true
  }

  async #placeOfNames(kind: NameKind): Promise<string> {
    const {placeOf} = await import('../config/place.js')
    const {globals: flags} = this
    return placeOf({flags, environment: this.context.environment}, isOfFleet(kind) ? undefined : flags.subcloud)
  }

  /** With `--wait`: the object when it has settled; without: as the server just returned it. */
  protected async settle<T>(flags: {wait?: boolean; deadline?: string}, first: T, settling: Settling<T>): Promise<T> {
    // All that is sent has been.
    if (this.rehearses) throw new RehearsalEnds()
    if (!flags.wait) return first
    const {settle} = await import('./wait.js')
    return settle(first, settling, this.#how(flags))
  }

  /** The same of several, by their names; with their failures. */
  protected async settleAll<T>(flags: {deadline?: string}, first: ReadonlyMap<string, T>, settling: SettlingSet<T>) {
    const {settleAll} = await import('./wait.js')
    return settleAll(first, settling, this.#how(flags))
  }

  /** Where it looks; of what is done to each of several, the names say whom it is about. */
  get #whereabouts(): object {
    return this.reach === 'each' ? {...this.globals, subclouds: undefined} : this.globals
  }

  #how({deadline}: {deadline?: string}): How {
    return {
      deadline: deadline ?? LONGEST_WAIT,
      quiet: this.globals.quiet ?? false,
      context: this.context,
      typed: (words) => commandLine([...words, ...flagWords({deadline}), ...placeWords(this.#whereabouts)]),
    }
  }

  /** Asks where a context is protected, or where the official program would; fails at once where nobody can answer. */
  protected async confirm(flags: {yes?: boolean}, target: string, deed: string): Promise<void> {
    await confirm({yes: flags.yes ?? false, target, deed, globals: this.globals, context: this.context})
  }

  /** Whether somebody says `yes`; where nobody can be asked it fails, and names the `way` around the question. */
  protected agreed(question: string, way: string): Promise<boolean> {
    return this.rehearses ? Promise.resolve(true) : agree(this.context, question, way)
  }

  /** The answer to a question of the official program that no flag and no setting turns off. */
  protected answer(question: string): Promise<string> {
    return this.rehearses ? Promise.resolve('yes') : answerOf(this.context, question)
  }

  protected printing(): Printing {
    return {io: this.context.io, options: this.#rendering(), quiet: this.muted || (this.globals.quiet ?? false)}
  }

  #rendering(): RenderOptions {
    const {globals} = this
    const {io, environment} = this.context
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
      foreseen: this.shape !== undefined,
      quote: globals.quote,
      official: this.#official,
      terminal: {
        isTTY: io.stdout.isTTY === true,
        columns: io.stdout.columns ?? environment.columns ?? 80,
        colour: !globals['no-color'] && wantsColour(environment.colour, io.stdout.isTTY === true),
      },
    }
  }

  /** Failures are printed in one place, main.ts; oclif's own printing stays out of it. */
  protected override async catch(error: Error): Promise<void> {
    throw await this.withNames(error)
  }

  /** Who mistyped a name is told the right one; the official programs do not, and a script is sent no request for it. */
  protected async withNames(error: unknown): Promise<unknown> {
    if (this.#official || !this.#globals || (error as {kind?: unknown}).kind !== 'not-found') return error
    const {environment, io} = this.context
    const {withNamesThereAre} = await import('./names-meant.js')
    return withNamesThereAre(error, {
      remembered: async (kind) =>
        this.#keepsNames
          ? rememberedNames(environment.paths.cache, await this.#placeOfNames(kind), kind)?.names
          : undefined,
      ask: io.stderr.isTTY ? {cloud: () => this.cloud(), place: () => this.place(), environment} : undefined,
    })
  }

  protected override async finally(): Promise<void> {
    await (await this.#cloud?.catch(() => undefined))?.close()
  }
}
