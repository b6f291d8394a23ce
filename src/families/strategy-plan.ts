import type {Apis} from '../cli/apis.js'
import {CommandFailure} from '../cli/failure.js'
import {scopeTold} from '../planning/rollout/told.js'
import type {FleetFact, FleetStrategyType, GroupFact, Scope, Wish} from '../planning/strategy/fact.js'
import {planStrategy, type StrategyPlan} from '../planning/strategy/plan.js'
import {type Asking, type FleetRead, lookInsideOf, readFleetFacts} from './strategy-fact.js'

/** Which subclouds somebody means: one by its name or id, a group, a selection of names; or all. */
export interface Aim {
  readonly subcloud?: string | undefined
  readonly group?: string | undefined
  readonly names?: readonly string[] | undefined
}

export interface Planning extends Omit<Asking, 'regions'> {
  readonly aim: Aim
  readonly wish: Omit<Wish, 'type' | 'scope'>
  /** Only what the system controller knows: no subcloud is asked. */
  readonly central?: boolean
  /** What its clock says, when it has answered. */
  readonly now?: () => number
}

/** A plan with what it was made from. */
export interface PlanRead extends FleetRead {
  readonly plan: StrategyPlan
}

/** What creating and applying a strategy would come to now. It reads, and sends nothing that changes anything. */
export async function planFleetStrategy(apis: Apis, type: FleetStrategyType, planning: Planning): Promise<PlanRead> {
  const {fleet: facts, regions} = await readFleetFacts(apis, type)
  const fleet = {...facts, now: planning.now?.()}
  const wish: Wish = {...planning.wish, type, scope: scopeOf(fleet, planning.aim)}
  const first = planStrategy(fleet, wish)
  if (planning.central) return {fleet, regions, plan: first}
  const members = first.sites.flatMap(({name, fate}) => (fate === 'takes-part' ? name : []))
  const inside = await lookInsideOf(members, wish, {...planning, regions})
  return {fleet, regions, plan: planStrategy(fleet, wish, inside)}
}

/** Names are looked up here: what is not there is refused before anything is planned. */
export function scopeOf({sites, groups}: FleetFact, {subcloud, group, names}: Aim): Scope {
  if (names !== undefined) {
    const there = new Set(sites.map(({name}) => name))
    return scopeTold(
      names.filter((name) => there.has(name)),
      {sites, groups},
    )
  }
  if (subcloud !== undefined) {
    // The strategies of the fleet know names only.
    const found = sites.find(({name}) => name === subcloud)
    return {kind: 'one', name: (found ?? missing('subcloud', subcloud, sites)).name}
  }
  if (group === undefined) return {kind: 'all'}
  return {kind: 'group', group: groupNamed(groups, group) ?? missing('subcloud group', group, groups)}
}

/** The names of subclouds that are given by name or id. */
export const namesOf = ({sites}: Pick<FleetFact, 'sites'>, refs: readonly string[]): string[] =>
  refs.map(
    (ref) => (sites.find(({name, id}) => name === ref || String(id) === ref) ?? missing('subcloud', ref, sites)).name,
  )

const groupNamed = (groups: readonly GroupFact[], ref: string): GroupFact | undefined =>
  groups.find(({name}) => name === ref) ?? groups.find(({id}) => String(id) === ref)

function missing(what: 'subcloud' | 'subcloud group', ref: string, there: readonly {name: string}[]): never {
  const missed = {ref, among: there.map(({name}) => name)}
  const see = what === 'subcloud' ? 'stx subcloud list' : 'stx subcloud group list'
  throw new CommandFailure('not-found', `${what} not found: ${ref}`, `see: ${see}`, undefined, missed)
}
