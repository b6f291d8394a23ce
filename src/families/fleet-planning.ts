import {Flags} from '@oclif/core'
import type {Apis} from '../cli/apis.js'
import type {AnyGiven} from '../cli/command.js'
import {durationOf} from '../cli/duration.js'
import {CommandFailure} from '../cli/failure.js'
import {Reading} from '../cli/reading.js'
import {type Facts, type Result, remark, rows, several, text} from '../cli/result.js'
import type {SitesPlan} from '../planning/strategy/arrange.js'
import {fateView, plannedRequestView, sitePlanView, turnView} from '../views/strategy-plan.js'
import {askingSites} from './asking-sites.js'
import type {Asking} from './strategy-fact.js'
import {fateRows, requestRows, siteRows, sumText, turnRows} from './strategy-plan-row.js'

const parts = ['summary', 'sites', 'turns', 'requests'] as const

/** What every plan of something that is done to subclouds can be asked for. */
export const fleetPlanningFlags = {
  'per-site': Flags.string({summary: 'how long one subcloud takes, such as 45m', helpValue: 'DURATION'}),
  central: Flags.boolean({summary: 'ask the system controller only, in a few requests, and no subcloud'}),
  show: Flags.option({options: parts, summary: 'what to print', default: 'summary'})(),
}

interface Shown {
  part: (typeof parts)[number]
  /** The whole plan, for programs. */
  facts: () => Facts
  /** Words before it. */
  told?: string
  failure?: CommandFailure | undefined
}

/** What something that is done to subclouds would come to: it reads, and shows. */
export abstract class FleetPlanning extends Reading {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = Reading.baseFlags

  override readonly reach = 'fleet'

  protected override get crowded(): boolean {
    return true
  }

  /** How long somebody says that one takes, in seconds. */
  protected perSiteIn({flags}: AnyGiven): number | undefined {
    const {'per-site': perSite} = flags
    if (typeof perSite !== 'string') return undefined
    const seconds = durationOf('--per-site', perSite) / 1000
    if (seconds > 0) return seconds
    throw new CommandFailure('usage', `--per-site ${perSite} is no time`, 'such as 45m')
  }

  /** Subclouds are named, or selected. */
  protected oneWay(named: string | undefined): void {
    if (named === undefined) return
    throw new CommandFailure('usage', `${named} and --subclouds exclude each other`, 'give one of them')
  }

  /** Those that `--subclouds` means. */
  protected async selectedNames({dcmanager}: Apis): Promise<string[] | undefined> {
    return (await this.selection?.select(dcmanager, {secondary: true}))?.map(({name}) => name)
  }

  /** Asks many subclouds how they are. */
  protected asking<T>(ask: (how: Omit<Asking, 'regions'>) => Promise<T>): Promise<T> {
    const {globals, context} = this
    return askingSites({cloud: () => this.cloud(), globals, context}, ask)
  }

  protected shown(plan: SitesPlan, {part, facts, told = '', failure}: Shown): Result {
    const tables = {
      sites: rows(sitePlanView, siteRows(plan)),
      turns: rows(turnView, turnRows(plan)),
      requests: rows(plannedRequestView, requestRows(plan.requests)),
    }
    const words = remark(told, '')
    if (part !== 'summary') return several([words, tables[part]], failure)
    const {format, query, jmespath, column, 'sort-column': sort} = this.globals
    if (this.asText) {
      // Columns are those of one table.
      const turns = plan.turns.length > 0 && (column ?? sort) === undefined ? [tables.turns] : []
      return several([words, rows(fateView, fateRows(plan.sites)), ...turns, remark(sumText(plan), '')], failure)
    }
    const whole = format === 'json' || format === 'yaml' || (query ?? jmespath) !== undefined
    return several([words, whole ? text('', facts()) : tables.sites], failure)
  }
}
