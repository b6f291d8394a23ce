import {type Pace, secondsOf} from './duration.js'
import type {FleetFact, Inside, SiteFact} from './fact.js'
import type {Fate, Reason, Verdict} from './reason.js'
import type {PlannedRequest} from './request.js'
import {type Turn, turnsOf} from './turn.js'

/** What becomes of one subcloud. */
export interface SitePlan {
  readonly id: number
  readonly name: string
  /** The name of its group. */
  readonly group: string | undefined
  readonly fate: Fate
  readonly reason?: Reason
  /** In which turn it comes; none where it gets no step. */
  readonly turn?: number
  /** It was itself asked how it is. */
  readonly asked: boolean
}

/** What becomes of several, and when. */
export interface SitesPlan {
  /** In the order in which their turn comes; those that get no step come last. */
  readonly sites: readonly SitePlan[]
  readonly turns: readonly Turn[]
  readonly parallel: number
  readonly pace: Pace
  /** In seconds, from the first to the last. */
  readonly takes: number
  /** The turn after whose failure nothing new would begin, because the first failure stops it. */
  readonly stopsIn?: number
  readonly requests: readonly PlannedRequest[]
}

/** A subcloud with what becomes of it. */
export type Judged = Verdict & {readonly site: SiteFact}

/** Gives each that gets a step its turn. */
export function arrange(
  {groups, past}: Pick<FleetFact, 'groups' | 'past'>,
  judged: readonly Judged[],
  {parallel, pace, inside}: {parallel: number; pace: Pace; inside: ReadonlyMap<string, Inside>},
): Pick<SitesPlan, 'sites' | 'turns' | 'takes'> {
  const stepped = judged.filter(({fate}) => fate !== 'passed-over').toSorted((a, b) => a.site.id - b.site.id)
  const others = judged.filter(({fate}) => fate === 'passed-over')
  const took = new Map(past.map(({site, seconds}) => [site, seconds]))
  const stays = stepped.map(({site: {name}, fate}) => ({site: name, seconds: secondsOf(name, fate, pace, took)}))
  const turns = turnsOf(stays, parallel)
  const turnOf = new Map(turns.flatMap(({number, sites}) => sites.map((name) => [name, number])))
  const groupNames = new Map(groups.map(({id, name}) => [id, name]))
  const sites = [...stepped, ...others].map(({site, fate, reason}): SitePlan => {
    const turn = turnOf.get(site.name)
    return {
      ...{id: site.id, name: site.name, group: groupNames.get(site.group ?? Number.NaN), fate},
      ...(reason && {reason}),
      ...(turn !== undefined && {turn}),
      asked: isKnown(inside.get(site.name)),
    }
  })
  return {sites, turns, takes: Math.max(0, ...turns.map(({ends}) => ends))}
}

const isKnown = (inside: Inside | undefined): boolean => inside !== undefined && !('silent' in inside)
