import {Flags} from '@oclif/core'
import {endsBadly} from '../client/bad-end.js'
import {columns, type View} from '../output/view.js'
import {type Condition, conditionsIn, holds} from '../selecting/condition.js'
import type {Member} from '../selecting/fleet.js'
import type {Apis} from './apis.js'
import {allHold, askable, fieldOf} from './asking.js'
import {type AnyGiven, StxCommand} from './command.js'
import {deadlineOf, formatDuration, LONGEST_WAIT} from './duration.js'
import {CommandFailure} from './failure.js'
import {Followed} from './followed.js'
import {exitCode, type Result, rows, several} from './result.js'
import {type Stand, VANISHED} from './stand.js'
import type {Ended, Waited} from './wait-set.js'

export const untilFlags = {
  until: Flags.string({
    summary: 'what is waited for, as in deploy_status=complete; gone; without it: that nothing is under way',
    helpValue: 'COND',
  }),
  'fail-on': Flags.string({summary: 'what ends the wait as failed, besides states that say so', helpValue: 'COND'}),
  deadline: Flags.string({summary: 'longest time to wait for all, such as 90s or 15m (2h)'}),
  any: Flags.boolean({summary: 'one that is met is enough'}),
  'keep-going': Flags.boolean({summary: 'wait for the others where one has failed'}),
}

/** Where a row stands when nobody says what is waited for. */
export interface Calm {
  /** For people. */
  state: string
  /** Something is going on. */
  busy: boolean
  failed?: string
}

/** What there is now of what was asked for. */
export interface Found<Row> {
  /** By the names of the targets. */
  rows: ReadonlyMap<string, Row>
  /** What was named and is not there. */
  absent: readonly string[]
  /** Names that were typed, by those that their rows have. */
  known: ReadonlyMap<string, string>
  /** Every name that there is, for whoever mistyped one. */
  among?: readonly string[]
}

export const waitedView: View<Waited> = {
  list: columns('target', 'met', 'failed', 'state', 'reason', 'waited'),
}

const GONE = 'gone'

/** A command that takes up whatever somebody has begun: it says what there is, and the frame waits. */
export abstract class Waiting<Row extends object> extends StxCommand {
  static override baseFlags = StxCommand.baseFlags
  static override flags = untilFlags

  override readonly result = waitedView

  /** What a target is, as in `host`. */
  abstract readonly resource: string
  /** What conditions may ask: what is shown of a row. */
  abstract readonly view: View<Row>
  /** Whether what has failed in one of its states may be no matter of what is waited for. */
  readonly severalStates: boolean = false
  /** Whether it goes away when it is over, as an upgrade does: to wait for quiet is then over, too. */
  readonly passing: boolean = false
  /** What there is now: `targets` makes it of rows. */
  abstract read(apis: Apis, given: AnyGiven): Promise<Found<Row>>
  abstract calm(row: Row): Calm

  /** Why that will not come which is asked for, though nothing is in a state that says so. */
  protected hopeless(_row: Row): string | undefined {
    return undefined
  }

  /** What is known of why it is in a state in which something has failed. */
  protected reason(_row: Row, state: string): string {
    return state
  }

  /** The command that tells why it failed. */
  protected whyOf(_target: string): string | undefined {
    return undefined
  }

  async run(): Promise<void> {
    const given = await this.given()
    await this.foresee()
    const wanted = this.#wanted(given)
    const {waitForSet} = await import('./wait-set.js')
    const particular = wanted.until !== undefined
    const followed = new Followed<Row>({
      resource: this.resource,
      judge: (row) => this.#stand(row, wanted),
      gone: wanted.gone,
      goneIsGood: wanted.gone || (this.passing && !particular),
      particular,
    })
    const {deadline = LONGEST_WAIT, any, 'keep-going': keepGoing} = given.flags
    const read = async () => {
      await this.#look(given, followed)
      const stands = followed.stands()
      if (stands.size > 0 || !particular) return stands
      throw new CommandFailure(
        'not-found',
        `there is no ${this.resource} to wait for`,
        'begin it, or wait --until gone',
      )
    }
    const ended = await waitForSet({
      read,
      deadlineMs: deadlineOf(deadline),
      any: any === true,
      keepGoing: keepGoing === true,
      quiet: this.globals.quiet ?? false,
      context: this.context,
      done: ({targets, elapsed}) => {
        if (targets.length === 0) return 'there is nothing to wait for'
        const met = targets.filter((one) => one.met).length
        return `${met} of ${targets.length} met after ${formatDuration(elapsed)}`
      },
    })
    await this.print(await this.#outcome(ended, given))
  }

  #wanted({flags}: AnyGiven): Wanted {
    const fields = askable([this.view as View<never>])
    const read = (text: unknown) => (text === undefined ? undefined : conditionsIn(String(text), fields))
    const gone = flags['until'] === GONE
    return {gone, until: gone ? undefined : read(flags['until']), failOn: read(flags['fail-on'])}
  }

  #members: readonly Member[] | undefined

  /** The subclouds that are meant: found out once, for they do not change while they are waited for. */
  protected async chosen(options: {secondary?: boolean} = {}): Promise<readonly Member[] | undefined> {
    this.#members ??= await this.selection?.select(this.apis.dcmanager, options)
    return this.#members
  }

  /** Rows by their names: all, or those that were named. */
  protected targets<R extends Row>(
    all: readonly R[],
    {named = [], names}: {named?: readonly string[]; names: (row: R) => readonly [string, ...string[]]},
  ): Found<R> {
    if (named.length === 0) return {rows: new Map(all.map((row) => [names(row)[0], row])), absent: [], known: new Map()}
    const found = named.map((typed) => ({typed, row: all.find((one) => names(one).includes(typed))}))
    const there = found.flatMap(({typed, row}) => (row ? [{typed, row, name: names(row)[0]}] : []))
    return {
      rows: new Map(there.map(({name, row}) => [name, row])),
      absent: found.flatMap(({typed, row}) => (row ? [] : [typed])),
      known: new Map(there.map(({typed, name}) => [typed, name])),
      among: all.flatMap((row) => [...names(row)]),
    }
  }

  async #look(given: AnyGiven, followed: Followed<Row>): Promise<void> {
    followed.begin()
    if (this.reach !== 'systems' || !this.selection) return followed.found('', await this.read(this.apis, given))
    const {eachOfMany} = await import('./many.js')
    const members = (await this.chosen()) ?? []
    const silent = await eachOfMany(this.many(), members, async (apis, site) =>
      followed.found(site, await this.read(apis, given)),
    )
    // Who does not answer now is asked again: that is no verdict on what goes on there.
    for (const {subcloud, reason} of silent) followed.silent(subcloud, reason)
  }

  #stand(row: Row, {gone, until, failOn}: Wanted): Stand {
    const calm = this.calm(row)
    const {state} = calm
    const broken = calm.failed === undefined ? undefined : this.reason(row, calm.failed)
    if (failOn && allHold(failOn, row, this.view)) return {met: false, failed: failOn.map(textOf).join(','), state}
    if (gone) return {met: false, state}
    if (!until) return {met: !calm.busy && broken === undefined, failed: broken, state}
    const facts = until.map((condition) => ({condition, value: fieldOf(row, condition.field, this.view)}))
    const asked = facts.map(({condition: {field}, value}) => `${spelled(field)}=${value ?? 'none'}`).join(', ')
    const unmet = facts.filter(({condition, value}) => !holds(condition, value))
    if (unmet.length === 0) return {met: true, state: asked}
    const bad = unmet.find(({value}) => endsBadly(value))
    const failed = bad && `${spelled(bad.condition.field)} is ${this.reason(row, String(bad.value))}`
    const hopeless = calm.busy ? undefined : this.hopeless(row)
    return {met: false, state: asked, failed: failed ?? (this.severalStates ? undefined : broken) ?? hopeless}
  }

  async #outcome(ended: Ended, given: AnyGiven): Promise<Result> {
    const {code, targets, standing, elapsed} = ended
    const structured = this.asText ? [] : [rows(this.result, targets)]
    if (code === 0) return several(structured)
    const why = {3: 'failed', 7: 'failed', 124: 'not met in time', 130: 'broken off'}[code]
    const left = code === 124 || code === 130
    const again = left ? `; it goes on without you, take it up again: ${await this.#again(given)}` : ''
    const {unmetLines, whyNot} = await import('./wait-set.js')
    const after = `after ${formatDuration(elapsed)}`
    const [only] = targets
    // Of what is gone nobody can be asked.
    const broken = targets.find(({failed, reason}) => failed && reason !== VANISHED.failed)
    const more = broken && this.selection === undefined ? this.whyOf(broken.target) : undefined
    const see = left || more === undefined ? '' : `; see: ${more}`
    if (only && targets.length === 1) {
      const reason = whyNot(only, standing.get(only.target) ?? 0)
      this.voice.warn(`stx: ${only.target}: ${why} ${after}: ${reason}${again}${see}`)
      return several(structured, exitCode(code))
    }
    // Where one has ended the wait for all, the others have done nothing that would have to be told.
    const told = code === 3 ? targets.filter(({failed}) => failed) : targets
    for (const line of unmetLines({...ended, targets: told})) this.voice.warn(line)
    const failed = targets.filter((one) => one.failed).length
    const unmet = targets.filter(({met}) => !met).length
    const under = unmet - failed
    const count =
      targets.length === 0
        ? 'nobody has answered'
        : code === 3 && under > 0
          ? `${failed} of ${targets.length}`
          : `${unmet} of ${targets.length} not met`
    const rest = code === 3 && under > 0 ? `, ${under} not met yet; to wait for those as well: --keep-going` : ''
    this.voice.warn(`stx: ${why}: ${count} ${after}${rest}${again}${see}`)
    return several(structured, exitCode(code))
  }

  /** What is typed to wait on: as it was typed, but for secrets, and for names that were piped in. */
  async #again({args, flags}: AnyGiven): Promise<string> {
    const {commandLine, flagWords, placeWords} = await import('./command-line.js')
    const own = Object.fromEntries(Object.keys(untilFlags).map((name) => [name, flags[name]]))
    const piped = this.selection?.selector.terms.some((term) => term.kind === 'file' && term.path === '-')
    const names = (args['name'] as string[] | undefined) ?? []
    const subclouds = piped ? this.#members?.map(({name}) => name).join(',') : this.globals.subclouds
    const words = [...(this.id ?? '').split(':'), ...names, ...flagWords(own)]
    return commandLine([...words, ...placeWords({...this.globals, subclouds})])
  }
}

interface Wanted {
  gone: boolean
  until?: readonly Condition[]
  failOn?: readonly Condition[]
}

/** The API writes some with a hyphen and some without; people write all of them so. */
const spelled = (field: string) => field.replaceAll('-', '_')

const textOf = ({field, operator, value}: Condition) => `${spelled(field)}${operator}${value}`
