import {Args, Flags} from '@oclif/core'
import type {Apis} from '../cli/apis.js'
import type {AnyGiven, Given} from '../cli/command.js'
import {parseDuration} from '../cli/duration.js'
import {CommandFailure} from '../cli/failure.js'
import {Reading} from '../cli/reading.js'
import {type Facts, type Result, remark, rows, several, text} from '../cli/result.js'
import {checkSelection} from '../inputs/option/strategy.js'
import {createProgress} from '../output/progress.js'
import type {FleetStrategyType, Wish} from '../planning/strategy/fact.js'
import type {StrategyPlan} from '../planning/strategy/plan.js'
import {fateView, plannedRequestView, sitePlanView, waveView} from '../views/strategy-plan.js'
import {fleetFlags} from './strategy-flag.js'

const parts = ['summary', 'sites', 'waves', 'requests'] as const

/** What the plan of every type of strategy can be asked for. */
export const planningFlags = {
  ...fleetFlags,
  'per-site': Flags.string({summary: 'how long one subcloud takes, such as 45m', helpValue: 'DURATION'}),
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
    if (flags['per-site'] !== undefined && parseDuration(flags['per-site']) <= 0) {
      throw new CommandFailure('usage', `--per-site ${flags['per-site']} is no time`, 'such as 45m')
    }
  }

  async look(apis: Apis, given: Given<typeof StrategyPlanning>): Promise<Result> {
    return this.#shown(await this.#plan(apis, given), given.flags.show)
  }

  async #plan(apis: Apis, given: Given<typeof StrategyPlanning>): Promise<StrategyPlan> {
    const {args, flags, globals} = given
    const {planFleetStrategy} = await import('./strategy-plan.js')
    const members = await this.selection?.select(apis.dcmanager, {secondary: true})
    const perSite = flags['per-site']
    const siteTime = globals['site-timeout']
    const {io} = this.context
    const isTTY = io.stderr.isTTY === true
    const progress = await createProgress({stream: io.stderr, isTTY, quiet: !isTTY || globals.quiet === true})
    try {
      const {plan} = await planFleetStrategy(apis, this.type, {
        cloud: () => this.cloud(),
        aim: {subcloud: args.cloud_name, group: flags.group, names: members?.map(({name}) => name)},
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
      return plan
    } finally {
      progress.clear()
    }
  }

  async #shown(plan: StrategyPlan, part: (typeof parts)[number]): Promise<Result> {
    const {fateRows, objectionText, requestRows, siteRows, sumText, waveRows} = await import('./strategy-plan-row.js')
    const objections = plan.objections.map(objectionText)
    const tables = {
      sites: rows(sitePlanView, siteRows(plan)),
      waves: rows(waveView, waveRows(plan)),
      requests: rows(plannedRequestView, requestRows(plan.requests)),
    }
    const [first] = objections
    const failure =
      first &&
      new CommandFailure(
        'conflict',
        `dcmanager would refuse it: ${objections.map(({message}) => message).join('; ')}`,
        first.hint,
      )
    if (part !== 'summary') return several([tables[part]], failure)
    const {format, query, jmespath} = this.globals
    if (this.asText) {
      const sum = remark(sumText(plan), '')
      return several(
        [rows(fateView, fateRows(plan.sites)), ...(plan.waves.length > 0 ? [tables.waves] : []), sum],
        failure,
      )
    }
    const whole = format === 'json' || format === 'yaml' || (query ?? jmespath) !== undefined
    return several([whole ? text('', planFacts(plan)) : tables.sites], failure)
  }
}

/** The whole plan, for programs: times in seconds after the strategy was applied. */
export function planFacts({
  wish,
  sites,
  waves,
  parallel,
  pace,
  takes,
  objections,
  stopsIn,
  requests,
}: StrategyPlan): Facts {
  const {scope, type} = wish
  return {
    type,
    scope: scope.kind,
    group: scope.kind === 'group' ? scope.group.name : null,
    max_parallel: parallel,
    takes,
    pace,
    objections,
    stops_in_wave: stopsIn ?? null,
    subclouds: sites.map(({id, name, group, fate, reason, wave, asked}) => ({
      ...{id, name, group: group ?? null, fate, reason: reason ?? null, wave: wave ?? null, asked},
    })),
    waves: waves.map(({number, sites: names, begins, ends}) => ({wave: number, begins, ends, subclouds: names})),
    requests,
  }
}
