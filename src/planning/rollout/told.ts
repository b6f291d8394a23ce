import type {GroupFact, Scope} from '../strategy/fact.js'

/** How sites can be told to the API. */
export type Told =
  | {readonly kind: 'one'; readonly name: string}
  | {readonly kind: 'all'}
  /** All members of the group with this number, and nobody else. */
  | {readonly kind: 'group'; readonly id: number}
  /** They take a group that is made for them. */
  | {readonly kind: 'made'}

interface Sites {
  readonly sites: readonly {readonly name: string; readonly group: number | undefined}[]
}

/** How many at a time, where somebody says so. */
export interface AtATime {
  readonly applyType?: 'serial' | 'parallel' | undefined
  readonly maxParallel?: number | undefined
}

/** A group has its own word on how many of it go at a time: where somebody says otherwise it is not taken as it is. */
export function toldAs(names: readonly string[], {sites}: Sites, {applyType, maxParallel}: AtATime = {}): Told {
  const [only] = names
  if (names.length === 1 && only !== undefined) return {kind: 'one', name: only}
  const wanted = new Set(names)
  if (sites.every(({name}) => wanted.has(name))) return {kind: 'all'}
  const members = sites.filter(({name}) => wanted.has(name))
  const [id, ...others] = new Set(members.map(({group}) => group))
  const isGroup =
    id !== undefined && others.length === 0 && members.length === sites.filter(({group}) => group === id).length
  return isGroup && applyType === undefined && maxParallel === undefined ? {kind: 'group', id} : {kind: 'made'}
}

/** The same with what is known of the group. */
export function scopeTold(
  names: readonly string[],
  {sites, groups}: Sites & {readonly groups: readonly GroupFact[]},
  atATime: AtATime = {},
): Scope {
  const told = toldAs(names, {sites}, atATime)
  const group = told.kind === 'group' ? groups.find(({id}) => id === told.id) : undefined
  if (group) return {kind: 'group', group}
  return told.kind === 'one' || told.kind === 'all' ? told : {kind: 'selection', names}
}
