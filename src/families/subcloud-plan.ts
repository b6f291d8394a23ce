import type {Apis} from '../cli/apis.js'
import {type ApartPlan, type ApartWish, planApart} from '../planning/strategy/apart.js'
import {membersOf} from '../planning/strategy/plan.js'
import {type Asking, lookInsideOf, readFleetFacts} from './strategy-fact.js'
import {type Aim, namesOf, scopeOf} from './strategy-plan.js'

export interface ApartPlanning extends Omit<Asking, 'regions'> {
  /** Names may be ids. */
  readonly aim: Aim
  readonly wish: Omit<ApartWish, 'names' | 'group'>
  /** Only what the system controller knows: no subcloud is asked. */
  readonly central?: boolean
}

/** What doing it to each would come to now. It reads, and sends nothing that changes anything. */
export async function planSubclouds(apis: Apis, {aim, wish, central, ...asking}: ApartPlanning): Promise<ApartPlan> {
  const {fleet, regions} = await readFleetFacts(apis, wish.deed === 'prestage' ? 'prestage' : 'backup')
  const scope = scopeOf(fleet, {...aim, names: aim.names && namesOf(fleet, aim.names)})
  const names = membersOf(fleet, {scope}).map(({name}) => name)
  // Only by its flag a group is asked for as one.
  const group = scope.kind === 'group' && aim.group !== undefined ? scope.group.name : undefined
  const all: ApartWish = {...wish, names, group}
  const first = planApart(fleet, all)
  if (central) return first
  const members = first.sites.flatMap(({name, fate}) => (fate === 'takes-part' ? name : []))
  const looked = {type: wish.deed, forDeploy: wish.forDeploy}
  return planApart(fleet, all, await lookInsideOf(members, looked, {...asking, regions}))
}
