import {CommandFailure} from '../cli/failure.js'
import {type PlanFile, readPlanFile} from '../inputs/strategy-plan-file.js'
import type {Drift} from '../planning/strategy/drift.js'
import type {FleetFact, FleetStrategyType, SiteFact} from '../planning/strategy/fact.js'
import {namesText} from './strategy-plan-row.js'

/** A plan that was kept, of that type of strategy. */
export async function readPinned(file: string, type: FleetStrategyType): Promise<PlanFile> {
  const pinned = await readPlanFile(file)
  if (pinned.type === type) return pinned
  throw new CommandFailure('usage', `${file} is a plan of ${pinned.type}, not of ${type}`, 'nothing was sent')
}

/** Those that a plan without a selector would mean now. */
export function namesThere(
  {sites, groups}: Pick<FleetFact, 'sites' | 'groups'>,
  {scope, group, names}: PlanFile,
): string[] {
  const id = scope === 'group' ? groups.find(({name}) => name === group)?.id : undefined
  const known = new Set(names)
  const meant = (site: SiteFact) => scope === 'all' || (id === undefined ? known.has(site.name) : site.group === id)
  return sites.filter(meant).map(({name}) => name)
}

/** Who is meant now and was not, and the other way round. */
export function driftText({came, went}: Drift): string {
  if (came.length + went.length === 0) return ''
  const words = [
    came.length > 0 ? `${came.length} came: ${namesText(came)}` : '',
    went.length > 0 ? `${went.length} went: ${namesText(went)}` : '',
  ]
  return `since it was planned ${words.filter(Boolean).join(', ')}; it is about those of the plan`
}
