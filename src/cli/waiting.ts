import {Flags} from '@oclif/core'
import {everyColumn} from '../output/foresee.js'
import {columns, type View} from '../output/view.js'
import {type Condition, conditionsIn, type FieldNames, fieldNames, holds} from '../selecting/condition.js'
import type {Apis} from './apis.js'
import {type AnyGiven, StxCommand} from './command.js'
import {formatDuration, parseDuration} from './duration.js'
import {CommandFailure} from './failure.js'
import {exitCode, type Result, rows, several} from './result.js'
import type {Ended, Stand, Waited} from './wait-set.js'

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

export const waitedView: View<Waited> = {
  list: columns('target', 'met', 'failed', 'state', 'reason', 'waited'),
}

const GONE = 'gone'
/** States in which an operation has ended otherwise than it should. */
export const endedBadly = (value: unknown): boolean =>
  typeof value === 'string' && /(^|[-_])(failed|failure|aborted|timeout)$/.test(value)

/** A command that takes up whatever somebody has begun: it says what there is, and the frame waits. */
export abstract class Waiting<Row extends object> extends StxCommand {
  static override baseFlags = StxCommand.baseFlags
  static override flags = untilFlags

  override readonly result = waitedView

  /** What conditions may ask: what is shown of a row. A view that shows no columns leaves that to the rows. */
  abstract readonly view: View<Row>
  /** What there is now, by the names of the targets: `targets` makes it of rows. */
  abstract read(apis: Apis, given: AnyGiven): Promise<ReadonlyMap<string, Row>>
  abstract calm(row: Row): Calm

  async run(): Promise<void> {
    const given = await this.given()
    await this.foresee()
    const condition = this.#conditions(given)
    const {waitForSet} = await import('./wait-set.js')
    this.#going = condition.gone
    const seen = new Set<string>(condition.gone ? (given.args['name'] as string[] | undefined) : [])
    const read = async () => {
      const now = await this.#rows(given)
      for (const target of now.keys()) seen.add(target)
      const stands = new Map([...now].map(([target, row]) => [target, this.#stand(row, condition)]))
      for (const target of seen) if (!stands.has(target)) stands.set(target, missing(condition))
      if (stands.size === 0) stands.set('nothing', {met: true, state: 'there is nothing to wait for'})
      return stands
    }
    const {deadline, any, 'keep-going': keepGoing} = given.flags
    const ended = await waitForSet({
      read,
      deadlineMs: parseDuration(deadline ?? '2h'),
      any: any === true,
      keepGoing: keepGoing === true,
      quiet: this.globals.quiet ?? false,
      context: this.context,
    })
    await this.print(this.#outcome(ended))
  }

  #conditions({flags}: AnyGiven): Wanted {
    const columns = everyColumn(this.view)
    const fields: FieldNames | undefined = columns.length === 0 ? undefined : fieldNames(columns)
    const read = (text: unknown) => (text === undefined ? undefined : conditionsIn(String(text), fields))
    const gone = flags['until'] === GONE
    return {gone, until: gone ? undefined : read(flags['until']), failOn: read(flags['fail-on'])}
  }

  #first: Promise<unknown> | undefined

  /** What is found out once: who is meant does not change while it is waited for. */
  protected atFirst<T>(find: () => Promise<T> | undefined): Promise<T> {
    this.#first ??= Promise.resolve(find())
    return this.#first as Promise<T>
  }

  #looked = false
  #going = false

  /** Rows by their names: all, or those that were named. Who names what is not there has made a slip, unless it is to go. */
  protected targets<R extends Row>(
    all: readonly R[],
    {
      resource,
      named = [],
      names,
    }: {resource: string; named?: readonly string[]; names: (row: R) => readonly [string, ...string[]]},
  ): ReadonlyMap<string, R> {
    if (named.length === 0) return new Map(all.map((row) => [names(row)[0], row]))
    const found = new Map<string, R>()
    for (const name of named) {
      const row = all.find((one) => names(one).includes(name))
      if (row) found.set(names(row)[0], row)
      else if (!this.#looked && !this.#going) {
        throw new CommandFailure(
          'not-found',
          `${resource} not found: ${name}`,
          'see what there is, or wait --until gone',
          undefined,
          {ref: name, among: all.flatMap((one) => [...names(one)])},
        )
      }
    }
    this.#looked = true
    return found
  }

  async #rows(given: AnyGiven): Promise<ReadonlyMap<string, Row>> {
    if (this.reach !== 'systems' || !this.selection) return this.read(this.apis, given)
    const {eachOfMany} = await import('./many.js')
    const all = new Map<string, Row>()
    const many = this.many()
    const members = await this.atFirst(() => many.selection.select(many.dcmanager))
    const fixed = {...many, selection: {...many.selection, select: async () => members}}
    const missing = await eachOfMany(fixed, async (apis, site) => {
      for (const [target, row] of await this.read(apis, given)) all.set(`${site}/${target}`, row)
    })
    // Who does not answer now is asked again: that is no verdict on what goes on there.
    for (const {subcloud, reason} of missing) this.voice.remark(`${subcloud}: ${reason}`)
    return all
  }

  #stand(row: Row, {gone, until, failOn}: Wanted): Stand {
    const value = (field: string) => Reflect.get(row, field) as unknown
    const calm = this.calm(row)
    const told = failOn?.every((one) => holds(one, value(one.field)))
    if (told) return {met: false, failed: `${failOn?.map(textOf).join(',')}`, state: calm.state}
    if (gone) return {met: false, state: calm.state}
    if (!until) return {met: !calm.busy && calm.failed === undefined, failed: calm.failed, state: calm.state}
    if (until.every((one) => holds(one, value(one.field)))) return {met: true, state: statesOf(until, value)}
    const state = statesOf(until, value)
    const bad = until.find((one) => !holds(one, value(one.field)) && endedBadly(value(one.field)))
    return {met: false, state, failed: bad && (calm.failed ?? `${bad.field} is ${value(bad.field)}`)}
  }

  #outcome({code, targets, standing, elapsed}: Ended): Result {
    const words = this.id?.replaceAll(':', ' ') ?? ''
    const unmet = targets.filter(({met}) => !met)
    const all = targets.length
    const after = `after ${formatDuration(elapsed)}`
    if (code === 0) this.voice.remark(`${all - unmet.length} of ${all} met ${after}`)
    else {
      const why = {3: 'failed', 7: 'failed', 124: 'not met in time', 130: 'broken off'}[code]
      for (const {target, state, reason} of unmet) {
        const stood = formatDuration(standing.get(target) ?? 0)
        this.voice.warn(`${target}: ${reason ?? `${state}, for ${stood}`}`)
      }
      const again = code === 3 || code === 7 ? '' : `; it goes on without you, take it up again: stx ${words}`
      this.voice.warn(`stx: ${why}: ${unmet.length} of ${all} not met ${after}${again}`)
    }
    const structured = this.asText ? [] : [rows(this.result, targets)]
    return several(structured, code === 0 ? undefined : exitCode(code))
  }
}

interface Wanted {
  gone: boolean
  until?: readonly Condition[]
  failOn?: readonly Condition[]
}

const missing = ({gone}: Wanted): Stand =>
  gone ? {met: true, state: GONE} : {met: false, failed: 'it is no longer there', state: GONE}

const textOf = ({field, operator, value}: Condition) => `${field}${operator}${value}`

const statesOf = (conditions: readonly Condition[], value: (field: string) => unknown) =>
  conditions.map(({field}) => `${field}=${value(field) ?? 'none'}`).join(', ')
