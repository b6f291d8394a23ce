import {DEFAULT_GROUP} from '../client/dcmanager/group.js'
import type {StrategySelection} from '../client/dcmanager/strategy.js'
import type {Subcloud} from '../client/dcmanager/subcloud.js'
import {toldAs} from '../planning/rollout/told.js'
import {USUAL_PARALLEL} from '../planning/strategy/parallel.js'
import {groupName, type Homes} from './group.js'
import type {WaveMemory} from './memory.js'
import type {Order, Stage} from './stage.js'

/** How the sites of a wave are told to the API. */
export type Scope = {by: 'request'; selection: StrategySelection} | ({by: 'group'} & Homes)

/** As the API knows sites: one of them, a group, or all; a group is made where they are nothing of that. */
export function scopeIn(
  fleet: readonly Subcloud[],
  {id, order}: Pick<Stage, 'id' | 'order'>,
  {number, sites}: Pick<WaveMemory, 'number' | 'sites'>,
): Scope {
  const [only] = sites
  if (sites.length === 1 && only !== undefined) return {by: 'request', selection: {subcloud: only}}
  const told = toldAs(sites, {sites: fleet.map(({name, group_id}) => ({name, group: group_id ?? undefined}))}, order)
  if (told.kind === 'all') {
    return {by: 'request', selection: {applyType: order.applyType, maxParallel: order.maxParallel}}
  }
  if (told.kind === 'group') return {by: 'request', selection: {group: String(told.id)}}
  const meant = new Set(sites)
  const members = fleet.filter(({name}) => meant.has(name))
  const homes = Object.fromEntries(members.map(({name, group_id}) => [name, group_id ?? DEFAULT_GROUP]))
  return {by: 'group', group: groupName(id, number), homes}
}

export const selectionOf = (scope: Scope): StrategySelection =>
  scope.by === 'group' ? {group: scope.group} : scope.selection

/** The settings of a group that is made for a wave. */
export const atATime = ({applyType, maxParallel}: Order) => ({
  update_apply_type: applyType ?? 'parallel',
  max_parallel_subclouds: maxParallel ?? USUAL_PARALLEL,
})
