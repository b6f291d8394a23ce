import {Args, Flags} from '@oclif/core'
import type {Apis} from '../cli/apis.js'
import type {AnyGiven, Given} from '../cli/command.js'
import {parseDuration} from '../cli/duration.js'
import {CommandFailure} from '../cli/failure.js'
import {Reading} from '../cli/reading.js'
import {type Result, remark, rows, several, text} from '../cli/result.js'
import {checkSelection} from '../inputs/option/strategy.js'
import type {PlanFile} from '../inputs/strategy-plan-file.js'
import {createProgress} from '../output/progress.js'
import {type Drift, driftOf} from '../planning/strategy/drift.js'
import type {FleetFact, FleetStrategyType, SiteFact, Wish} from '../planning/strategy/fact.js'
import {fateView, plannedRequestView, sitePlanView, waveView} from '../views/strategy-plan.js'
import {fleetFlags} from './strategy-flag.js'
import type {Aim, PlanRead} from './strategy-plan.js'
import {
  fateRows,
  namesText,
  objectionText,
  planFacts,
  requestRows,
  siteRows,
  sumText,
  waveRows,
} from './strategy-plan-row.js'

const parts = ['summary', 'sites', 'waves', 'requests'] as const

/** What the plan of every type of strategy can be asked for. */
export const planningFlags = {
  ...fleetFlags,
  'per-site': Flags.string({summary: 'how long one subcloud takes, such as 45m', helpValue: 'DURATION'}),
  'plan-file': Flags.string({
    summary: 'those of this plan, as --format json wrote it; tells who came and who went since',
    helpValue: 'FILE',
  }),
  central: Flags.boolean({summary: 'ask the system controller only, in a few requests, and no subcloud'}),
  show: Flags.option({options: parts, summary: 'what to print', default: 'summary'})(),
}

/** What a strategy would come to: a command says of which type, and what its own flags wish for. */
export abstract class StrategyPlanning extends Reading {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = Reading.baseFlags
  static override args = {
    cloud_name: Args.string({description: 'subcloud name; all that need it where not given'}),
  }
  static override flags = planningFlags

  override readonly reach = 'fleet'

  abstract readonly type: FleetStrategyType

  /** What this type alone has. */
  wishOf(_given: AnyGiven): Omit<Wish, 'type' | 'scope'> {
    return {}
  }

  protected override get crowded(): boolean {
    return this.globals['parallel'] !== 1
  }

  override check(given: Given<typeof StrategyPlanning>): void {
    const {args, flags, globals} = given
    checkSelection({
      subcloud: args.cloud_name,
      group: flags.group,
      applyType: flags['subcloud-apply-type'],
      maxParallel: flags['max-parallel-subclouds'],
    })
    if (globals.subclouds !== undefined && (args.cloud_name !== undefined || flags.group !== undefined)) {
      const named = args.cloud_name === undefined ? '--group' : args.cloud_name
      throw new CommandFailure('usage', `${named} and --subclouds exclude each other`, 'give one of them')
    }
    if (flags['plan-file'] !== undefined && (args.cloud_name !== undefined || flags.group !== undefined)) {
      throw new CommandFailure('usage', '--plan-file says which subclouds', 'leave out the name, and --group')
    }
    if (flags['per-site'] !== undefined && parseDuration(flags['per-site']) <= 0) {
      throw new CommandFailure('usage', `--per-site ${flags['per-site']} is no time`, 'such as 45m')
    }
  }

  async look(apis: Apis, given: Given<typeof StrategyPlanning>): Promise<Result> {
    const file = given.flags['plan-file']
    const pinned = file === undefined ? undefined : await this.#pinned(file)
    const members = await this.#members(apis, pinned)
    const aim = {...aimOf(given), names: pinned?.names ?? members}
    const read = await this.#plan(apis, given, aim)
    const drift = pinned && driftOf(pinned.names, members ?? namesThere(read.fleet, pinned))
    return this.#shown({...read, drift, selector: this.globals.subclouds ?? pinned?.selector}, given)
  }

  async #pinned(file: string): Promise<PlanFile> {
    const {readPlanFile} = await import('../inputs/strategy-plan-file.js')
    const pinned = await readPlanFile(file)
    if (pinned.type === this.type) return pinned
    throw new CommandFailure('usage', `${file} is a plan of ${pinned.type}, not of ${this.type}`, 'nothing was sent')
  }

  /** Those that the selector means now; of a plan that is kept, the one by which it was made. */
  async #members({dcmanager}: Apis, pinned: PlanFile | undefined): Promise<string[] | undefined> {
    const before = pinned?.selector
    const selection = this.selection ?? (before === undefined ? undefined : await this.selecting(before))
    const found = await selection?.select(dcmanager, {secondary: true, allowNone: pinned !== undefined})
    return found?.map(({name}) => name)
  }

  async #plan(apis: Apis, given: Given<typeof StrategyPlanning>, aim: Aim): Promise<PlanRead> {
    const {flags, globals} = given
    const {planFleetStrategy} = await import('./strategy-plan.js')
    const perSite = flags['per-site']
    const siteTime = globals['site-timeout']
    const {io} = this.context
    const isTTY = io.stderr.isTTY === true
    const progress = await createProgress({stream: io.stderr, isTTY, quiet: !isTTY || globals.quiet === true})
    try {
      return await planFleetStrategy(apis, this.type, {
        cloud: () => this.cloud(),
        aim,
        wish: {
          ...this.wishOf(given),
          applyType: flags['subcloud-apply-type'],
          maxParallel: flags['max-parallel-subclouds'],
          stopOnFailure: flags['stop-on-failure'],
          perSite: perSite === undefined ? undefined : parseDuration(perSite) / 1000,
        },
        central: flags.central,
        parallel: globals.parallel,
        siteTimeMs: siteTime === undefined ? undefined : parseDuration(siteTime),
        progress: (words) => progress.update(words),
      })
    } finally {
      progress.clear()
    }
  }

  async #shown({plan, drift, selector}: Shown, {flags}: Given<typeof StrategyPlanning>): Promise<Result> {
    const [objection, ...others] = plan.objections.map(objectionText)
    const failure = objection && refusalOf(objection, others)
    const tables = {
      sites: rows(sitePlanView, siteRows(plan)),
      waves: rows(waveView, waveRows(plan)),
      requests: rows(plannedRequestView, requestRows(plan.requests)),
    }
    const told = remark(drift === undefined ? '' : driftText(drift), '')
    if (flags.show !== 'summary') return several([told, tables[flags.show]], failure)
    const {format, query, jmespath} = this.globals
    if (this.asText) {
      const waves = plan.waves.length > 0 ? [tables.waves] : []
      return several([told, rows(fateView, fateRows(plan.sites)), ...waves, remark(sumText(plan), '')], failure)
    }
    const whole = format === 'json' || format === 'yaml' || (query ?? jmespath) !== undefined
    return several([told, whole ? text('', planFacts(plan, {drift, selector})) : tables.sites], failure)
  }
}

interface Shown extends PlanRead {
  readonly drift: Drift | undefined
  /** By which words the subclouds were chosen. */
  readonly selector: string | undefined
}

const aimOf = ({args, flags}: Given<typeof StrategyPlanning>): Aim => ({subcloud: args.cloud_name, group: flags.group})

/** Those that a plan without a selector would mean now. */
function namesThere({sites, groups}: FleetFact, {scope, group, names}: PlanFile): string[] {
  const id = scope === 'group' ? groups.find(({name}) => name === group)?.id : undefined
  const known = new Set(names)
  const meant = (site: SiteFact) => scope === 'all' || (id === undefined ? known.has(site.name) : site.group === id)
  return sites.filter(meant).map(({name}) => name)
}

type Told = {message: string; hint?: string}

const refusalOf = ({message, hint}: Told, others: readonly Told[]): CommandFailure => {
  const all = [message, ...others.map((one) => one.message)].join('; ')
  return new CommandFailure('conflict', `dcmanager would refuse it: ${all}`, hint)
}

/** Who is meant now and was not, and the other way round. */
function driftText({came, went}: Drift): string {
  if (came.length + went.length === 0) return ''
  const words = [
    came.length > 0 ? `${came.length} came: ${namesText(came)}` : '',
    went.length > 0 ? `${went.length} went: ${namesText(went)}` : '',
  ]
  return `since it was planned ${words.filter(Boolean).join(', ')}; it is about those of the plan`
}
