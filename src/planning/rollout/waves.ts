import {RolloutError} from './error.js'

/** Sites that are worked on together; canaries go first. */
export interface Wave {
  readonly canary: boolean
  readonly sites: readonly string[]
}

interface Wishes {
  /** Each a wave of its own, in their order: names, separated by commas, or how many. */
  readonly canaries: readonly string[]
  /** How many sites the others have at most. */
  readonly size?: number
}

/** The waves of these sites, each site in one of them. `passedOver`: those that take no part, and why. */
export function formWaves(
  sites: readonly string[],
  {canaries, size}: Wishes,
  passedOver: ReadonlyMap<string, string> = new Map(),
): Wave[] {
  if (size !== undefined && size < 1) throw new RolloutError('usage', `a wave of ${size} sites is none`)
  const left = new Set(sites)
  const waves: Wave[] = []
  const form = (canary: boolean, members: readonly string[]) => {
    for (const name of members) left.delete(name)
    if (members.length > 0) waves.push({canary, sites: members})
  }
  for (const wish of canaries) form(true, chosen(wish, left, {sites, passedOver, before: waves}))
  const others = [...left]
  const step = size ?? Math.max(1, others.length)
  for (let at = 0; at < others.length; at += step) form(false, others.slice(at, at + step))
  return waves
}

const NUMBER = /^[-+]?\d+(\.\d+)?$/

/** So many canaries: no fleet is all canary because somebody mistyped. */
function manyOf(wish: string, left: number, all: number): number {
  const many = /^\d+$/.test(wish) ? Number(wish) : 0
  if (many < 1) throw new RolloutError('usage', `--canary ${wish} names no site`, 'such as --canary 3')
  if (all > 0 && many > left) {
    const these = left === 1 ? '1 takes part' : `${left} take part`
    const message = `--canary ${wish} is more than there are: ${left === all ? these : `${left} of ${all} are left for it`}`
    throw new RolloutError('usage', message, 'such as --canary 3')
  }
  return many
}

function chosen(
  wish: string,
  left: ReadonlySet<string>,
  {
    sites,
    passedOver,
    before,
  }: {sites: readonly string[]; passedOver: ReadonlyMap<string, string>; before: readonly Wave[]},
): readonly string[] {
  const all = new Set(sites)
  if (NUMBER.test(wish) && !all.has(wish)) return [...left].slice(0, manyOf(wish, left.size, all.size))
  const names = wish.split(',').map((name) => name.trim())
  for (const name of names) {
    if (name === '') throw new RolloutError('usage', `--canary "${wish}" lacks a name`, 'such as --canary edge7,edge9')
    const why = passedOver.get(name)
    if (why !== undefined) throw new RolloutError('conflict', `canary ${name} takes no part: ${why}`)
    if (!all.has(name)) {
      throw new RolloutError('usage', `canary ${name} is not in the selection`, 'choose one of those that are meant')
    }
    if (before.some((wave) => wave.sites.includes(name))) {
      throw new RolloutError('usage', `canary ${name} is named twice`)
    }
  }
  return [...new Set(names)]
}
