import {Args, Flags} from '@oclif/core'
import type {Apis} from '../cli/apis.js'
import type {AnyGiven, Given} from '../cli/command.js'
import {CommandFailure} from '../cli/failure.js'
import type {Result} from '../cli/result.js'
import {checkSelection} from '../inputs/option/strategy.js'
import type {PlanFile} from '../inputs/strategy-plan-file.js'
import {type Drift, driftOf} from '../planning/strategy/drift.js'
import type {FleetStrategyType, Wish} from '../planning/strategy/fact.js'
import {FleetPlanning, fleetPlanningFlags} from './fleet-planning.js'
import {fleetFlags} from './strategy-flag.js'
import {driftText, namesThere, readPinned} from './strategy-pinned.js'
import type {Aim, PlanRead} from './strategy-plan.js'
import {objectionText, planFacts} from './strategy-plan-row.js'

/** What the plan of every type of strategy can be asked for. */
export const planningFlags = {
  ...fleetFlags,
  ...fleetPlanningFlags,
  'plan-file': Flags.string({
    summary: 'those of this plan, as --format json wrote it; tells who came and who went since',
    helpValue: 'FILE',
  }),
}

/** What a strategy would come to: a command says of which type, and what its own flags wish for. */
export abstract class StrategyPlanning extends FleetPlanning {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = FleetPlanning.baseFlags
  static override args = {
    cloud_name: Args.string({description: 'subcloud name; all that need it where not given'}),
  }
  static override flags = planningFlags

  abstract readonly type: FleetStrategyType

  /** What this type alone has. */
  wishOf(_given: AnyGiven): Omit<Wish, 'type' | 'scope'> {
    return {}
  }

  override check(given: Given<typeof StrategyPlanning>): void {
    const {args, flags, globals} = given
    checkSelection({
      subcloud: args.cloud_name,
      group: flags.group,
      applyType: flags['subcloud-apply-type'],
      maxParallel: flags['max-parallel-subclouds'],
    })
    if (globals.subclouds !== undefined) this.oneWay(args.cloud_name ?? (flags.group && '--group'))
    if (flags['plan-file'] !== undefined && (args.cloud_name !== undefined || flags.group !== undefined)) {
      throw new CommandFailure('usage', '--plan-file says which subclouds', 'leave out the name, and --group')
    }
    this.perSiteIn(given)
  }

  async look(apis: Apis, given: Given<typeof StrategyPlanning>): Promise<Result> {
    const file = given.flags['plan-file']
    const pinned = file === undefined ? undefined : await readPinned(file, this.type)
    const members = await this.#members(apis, pinned)
    const aim = {...aimOf(given), names: pinned?.names ?? members}
    const read = await this.#plan(apis, given, aim)
    const drift = pinned && driftOf(pinned.names, members ?? namesThere(read.fleet, pinned))
    return this.#told({...read, drift, selector: this.globals.subclouds ?? pinned?.selector}, given)
  }

  /** Those that the selector means now; of a plan that is kept, the one by which it was made. */
  async #members({dcmanager}: Apis, pinned: PlanFile | undefined): Promise<string[] | undefined> {
    const before = pinned?.selector
    const selection = this.selection ?? (before === undefined ? undefined : await this.selecting(before))
    const found = await selection?.select(dcmanager, {secondary: true, allowNone: pinned !== undefined})
    return found?.map(({name}) => name)
  }

  async #plan(apis: Apis, given: Given<typeof StrategyPlanning>, aim: Aim): Promise<PlanRead> {
    const {flags} = given
    const {planFleetStrategy} = await import('./strategy-plan.js')
    const wish = {
      ...this.wishOf(given),
      applyType: flags['subcloud-apply-type'],
      maxParallel: flags['max-parallel-subclouds'],
      stopOnFailure: flags['stop-on-failure'],
      perSite: this.perSiteIn(given),
    }
    return this.asking((how) =>
      planFleetStrategy(apis, this.type, {...how, aim, wish, central: flags.central, now: () => this.systemTime()}),
    )
  }

  #told({plan, drift, selector}: Kept, {flags}: Given<typeof StrategyPlanning>): Result {
    const [objection, ...others] = plan.objections.map(objectionText)
    return this.shown(plan, {
      part: flags.show,
      facts: () => planFacts(plan, {drift, selector}),
      told: drift && driftText(drift),
      failure: objection && refusalOf(objection, others),
    })
  }
}

interface Kept extends PlanRead {
  readonly drift: Drift | undefined
  /** By which words the subclouds were chosen. */
  readonly selector: string | undefined
}

const aimOf = ({args, flags}: Given<typeof StrategyPlanning>): Aim => ({subcloud: args.cloud_name, group: flags.group})

type Told = {message: string; hint?: string}

const refusalOf = ({message, hint}: Told, others: readonly Told[]): CommandFailure => {
  const all = [message, ...others.map((one) => one.message)].join('; ')
  return new CommandFailure('conflict', `dcmanager would refuse it: ${all}`, hint)
}
