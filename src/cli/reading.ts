import type {View} from '../output/view.js'
import type {Apis} from './apis.js'
import {type AnyGiven, StxCommand} from './command.js'
import type {Seen, Site} from './many.js'
import type {NameKind} from './name-kind.js'
import {type Choice, one, type Result, rows} from './result.js'

/**
 * A command that only reads: it says what it reads, and returns it. At which place, how often and in which format is the
 * frame's affair.
 */
export abstract class Reading extends StxCommand {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = StxCommand.baseFlags

  override readonly reach: StxCommand['reach'] = 'systems'

  protected override readonly watchable: boolean = true

  /** What there is to see at one place, now; `site` where that is one of many. */
  abstract look(apis: Apis, given: AnyGiven, site?: Site): Promise<Result>

  /** Which columns there are, only the rows tell: their fields can be asked for as well. What a query is, it says itself. */
  protected override async readLine(): Promise<AnyGiven> {
    const given = await super.readLine()
    const query = this.globals.jmespath ?? this.globals.query
    if (query !== undefined) await (await import('../output/query.js')).checkQuery(query)
    return given
  }

  async run(): Promise<void> {
    const given = await this.given()
    if (this.globals.watch !== undefined) return this.#watch(given, this.globals.watch)
    if (!this.#wantsPager) return this.#show(given)
    const {paging} = await import('./paging.js')
    await paging(this.context, this.context.environment.pager, () => this.#show(given))
  }

  async #show(given: AnyGiven): Promise<void> {
    if (this.reach === 'systems' && this.selection) await this.#runInMany(given)
    else await this.print(await this.look(this.apis, given))
  }

  /** Never without somebody who looks. */
  get #wantsPager(): boolean {
    const {environment, io} = this.context
    return io.stdout.isTTY === true && this.voice.judgesFirst && (this.globals.pager === true || environment.pages)
  }

  async #watch(given: AnyGiven, interval: string): Promise<void> {
    const {judgeWatch, watch} = await import('./watch.js')
    const {until, deadline} = this.globals
    const wanted = judgeWatch({interval, until, deadline}, this.printing())
    await watch({read: await this.#reader(given), wanted, printing: () => this.printing(), context: this.context})
  }

  /** What there is now, at one place or at many, each time it is asked. */
  async #reader(given: AnyGiven): Promise<() => Promise<Seen>> {
    if (this.reach !== 'systems' || !this.selection) {
      return async () => ({result: await this.look(this.apis, given), missing: []})
    }
    const {seeMany} = await import('./many.js')
    return seeMany(this.many(), (apis, site) => this.look(apis, given, site))
  }

  async #runInMany(given: AnyGiven): Promise<void> {
    const {readMany} = await import('./many.js')
    await this.print(await readMany(this.many(), (apis, site) => this.look(apis, given, site), this.printing()))
  }
}

/** How the rows are shown, where that depends on the flags. */
export type ViewOf<Row> = View<Row> | ((given: never) => View<Row>)

export const viewFor = <Row>(view: ViewOf<Row>, given: AnyGiven): View<Row> =>
  typeof view === 'function' ? view(given as never) : view

/** Reads a list. */
export abstract class Listing<Row> extends Reading {
  static override baseFlags = StxCommand.baseFlags

  abstract readonly view: ViewOf<Row>
  /** Names that a shell may complete from now on. */
  readonly names?: {kind: NameKind; of: (row: Row) => string | null}
  /** What the flags choose besides the view. */
  choice?(given: AnyGiven): Choice
  abstract read(apis: Apis, given: AnyGiven): Promise<Row[]>

  async look(apis: Apis, given: AnyGiven): Promise<Result> {
    const list = await this.read(apis, given)
    if (this.names) await this.remember(this.names.kind, list.map(this.names.of))
    return rows(viewFor(this.view, given), list, this.choice?.(given))
  }
}

/** Reads one resource. */
export abstract class Showing<Row> extends Reading {
  static override baseFlags = StxCommand.baseFlags

  abstract readonly view: ViewOf<Row>
  abstract read(apis: Apis, given: AnyGiven): Promise<Row>

  async look(apis: Apis, given: AnyGiven): Promise<Result> {
    return one(viewFor(this.view, given), await this.read(apis, given))
  }
}
