import type {Onlooker} from '../client/onlooker.js'
import type {View} from '../output/view.js'
import {type Apis, apisOf} from './apis.js'
import {type AnyGiven, StxCommand} from './command.js'
import {deedView} from './deed-view.js'
import {CommandFailure} from './failure.js'
import {nothing, one, type Result, rows, type Said, said, several} from './result.js'
import type {Settling} from './wait.js'

/** What is asked before something is sent that interrupts service or destroys: see `confirm.ts` for when. */
export interface Question {
  /** The name of what is at stake. */
  target: string
  /** As in `lock host controller-1`. */
  deed: string
}

/** A command that changes something: it returns what it changed; asking, waiting and printing are the frame's affair. */
export abstract class Acting extends StxCommand {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = StxCommand.baseFlags

  protected override readonly changes: 'cloud' | 'machine' = 'cloud'

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
    const {tidings, failure} = await tryEach(targets, deed, async (message) =>
      this.asText ? tell(message) : undefined,
    )
    return several(this.asText ? [] : [rows({}, tidings)], failure)
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
    return this.#named.length > 1 ? [] : super.forMany
  }

  protected override get shape(): View<never> | undefined {
    return this.rehearses || !this.isBulk ? super.shape : deedView
  }

  /** Whether it is about several. */
  protected get isBulk(): boolean {
    return this.#named.length > 1 || this.globals.subclouds !== undefined
  }

  async run(): Promise<void> {
    const given = await this.given()
    if (this.isBulk) return this.#runForMany(given)
    if (this.rehearses) return this.#rehearse(given)
    const question = this.asks?.(given)
    if (question) await this.confirm(given.flags, question.target, question.deed)
    await this.print(await this.act(this.apis, given))
  }

  /** What goes on after the reply, for all of them that it was done to. */
  followAll?(apis: Apis, given: AnyGiven, subclouds: readonly string[]): Promise<ReadonlyMap<string, string>>

  async #runForMany(given: AnyGiven): Promise<void> {
    const [{aim, doBulk, mayFail}, {confirmMany}] = await Promise.all([import('./bulk.js'), import('./confirm.js')])
    mayFail(this.globals['stop-after'], 1)
    const targets = await aim({
      named: this.#named,
      selection: this.selection,
      dcmanager: this.apis.dcmanager,
      takenUp: this.context.takenUp,
    })
    const ones = new Map(
      targets.map(({name, region}) => {
        const one = this.reach === 'each' ? this.aimedAt(given, name) : given
        return [name, {given: one, region: this.reach === 'systems' ? region : undefined}]
      }),
    )
    for (const one of ones.values()) await this.check?.(one.given)
    const words = this.id?.replaceAll(':', ' ') ?? ''
    await confirmMany({
      yes: given.flags.yes === true || this.globals.yes === true,
      words,
      count: targets.length,
      all: this.globals.subclouds === 'all',
      globals: this.globals,
      context: this.context,
    })
    const printing = this.printing()
    this.muted = true
    const result = await doBulk({
      words,
      argv: this.argv,
      targets: [...ones.keys()],
      act: async (name, intend) => {
        const one = ones.get(name)
        if (!one) throw new Error(`${name} is nobody's target`)
        let changed = false
        const onlooker: Onlooker = {
          before: async () => {
            await intend()
            changed = true
            return undefined
          },
          after() {},
        }
        if (this.reach === 'systems' && one.region === undefined) {
          throw new CommandFailure('not-found', 'it is not there, or has no region yet')
        }
        const place = async () => ({region: one.region, oneOfMany: one.region !== undefined, onlooker})
        await this.act(
          apisOf(() => this.cloud(), place),
          {...one.given, flags: {...one.given.flags, wait: false}},
        )
        return changed
      },
      follow: given.flags.wait ? this.followAll?.bind(this, this.apis, given) : undefined,
      globals: this.globals,
      context: this.context,
      printing,
    })
    this.muted = false
    await this.print(result)
  }

  /** All is read and judged as ever, and nobody is asked; what would be sent is printed. */
  async #rehearse(given: AnyGiven): Promise<void> {
    const [{Rehearsal}, {planned}] = await Promise.all([import('./effects.js'), import('./planned.js')])
    const rehearsal = new Rehearsal()
    this.onlooker = rehearsal
    this.context.rehearses = true
    this.muted = true
    const failure = await rehearsal.end(this.act(this.apis, given))
    this.muted = false
    const {writes, more} = rehearsal
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
