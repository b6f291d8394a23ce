import type {FailoverGroup, FailoverSite, Fleet, Objective} from '../../planning/failover/failover.js'
import {type FailoverContent, failoverSchema} from './failover-schema.js'
import {didYouMean} from './mistake.js'
import {checkedForm, Mistakes, type PlanSource} from './plan-file.js'

/** Three missed heartbeats of a minute each; what rehoming one subcloud takes when nothing is in the way. */
const DETECT = 180
const MOVE = 132

/** What the live system knows of peer groups; what a file says of the same group or site wins. */
export type LiveGroups = readonly FailoverGroup[]

/** Refuses what could not be planned, with every mistake named. */
export function readFailoverPlan(source: PlanSource, objective: Objective, live: LiveGroups = []): Fleet {
  const content = checkedForm(source, failoverSchema)
  const mistakes = new Mistakes()
  const names = content.sites.map(({name}) => name)
  const known = new Map(content.sites.map((site) => [site.name, site]))
  content.sites.forEach(({name}, at) => {
    if (names.indexOf(name) < at) mistakes.add(['sites', at, 'name'], `is there twice: ${name}`)
  })
  const seen = new Set<string>()
  const said = (content.groups ?? []).map((group, at): FailoverGroup => {
    const path = ['groups', at]
    if (seen.has(group.name)) mistakes.add([...path, 'name'], `is there twice: ${group.name}`)
    seen.add(group.name)
    const home = known.get(group.site)
    if (!home) mistakes.add([...path, 'site'], `is no site: ${group.site}${didYouMean(group.site, names)}`)
    checkPeers(group, at, names, mistakes)
    for (const to of Object.keys(group.latency ?? {})) {
      if (!known.has(to)) mistakes.add([...path, 'latency', to], `is no site${didYouMean(to, names)}`)
    }
    const peers = [...(group.peers ?? [])].sort((a, b) => a.priority - b.priority).map(({site}) => site)
    const latency = latencyOf(group, content)
    const needed = objective === 'latency' || content.limits?.latency !== undefined
    const hole = needed ? peers.find((peer) => known.has(peer) && !latency.has(peer)) : undefined
    if (hole) mistakes.add(path, `has no latency to ${hole}: say it, or give both sites coordinates`)
    const {name, site, subclouds, parallel = 10} = group
    return {name, site, subclouds, parallel, peers, latency, release: group.release ?? home?.release}
  })
  const groups = [...said, ...live.filter(({name, site}) => !seen.has(name) && known.has(site))]
  if (groups.length === 0) mistakes.add(['sites'], 'have no groups: name some, or read those of the live system')
  for (const [at, site] of content.sites.entries()) checkCapacity(site, at, groups, mistakes)
  mistakes.refuse(source)
  return {
    sites: content.sites.map(siteOf),
    groups,
    latencyLimit: content.limits?.latency,
    detect: content.timing?.detect ?? DETECT,
    move: content.timing?.subcloud ?? MOVE,
  }
}

type SaidSite = FailoverContent['sites'][number]
type SaidGroup = NonNullable<FailoverContent['groups']>[number]

const siteOf = ({name, capacity, reserved, carries = 0, release, maintenance = false}: SaidSite): FailoverSite => ({
  ...{name, capacity, reserved, carries, release, maintenance},
})

function checkPeers({site, peers = []}: SaidGroup, at: number, names: readonly string[], mistakes: Mistakes): void {
  peers.forEach((peer, n) => {
    const path = ['groups', at, 'peers', n]
    const before = peers.slice(0, n)
    if (!names.includes(peer.site))
      mistakes.add([...path, 'site'], `is no site: ${peer.site}${didYouMean(peer.site, names)}`)
    if (peer.site === site) mistakes.add([...path, 'site'], `leads back to its own site: ${site}`)
    if (before.some((one) => one.site === peer.site)) mistakes.add([...path, 'site'], `is there twice: ${peer.site}`)
    const same = before.find((one) => one.priority === peer.priority)
    if (same) mistakes.add([...path, 'priority'], `is that of ${same.site}, too: ${peer.priority}; who would be first?`)
  })
}

function checkCapacity(site: SaidSite, at: number, groups: readonly FailoverGroup[], mistakes: Mistakes): void {
  const own = groups.reduce((sum, group) => sum + (group.site === site.name ? group.subclouds : 0), site.carries ?? 0)
  if (own > site.capacity)
    mistakes.add(['sites', at, 'capacity'], `is exceeded by ${own - site.capacity}: it carries ${own} already`)
  else if (own + (site.reserved ?? 0) > site.capacity) {
    const over = own + (site.reserved ?? 0) - site.capacity
    mistakes.add(['sites', at, 'reserved'], `is too much by ${over}: it carries ${own}, and can carry ${site.capacity}`)
  }
}

/** What is said, or what light in glass takes there and back over one and a half times the distance. */
function latencyOf(group: SaidGroup, {sites}: FailoverContent): Map<string, number> {
  const found = new Map(Object.entries(group.latency ?? {}))
  const home = sites.find(({name}) => name === group.site)
  for (const site of sites) {
    if (found.has(site.name) || home === undefined) continue
    const [a, b, c, d] = [home.latitude, home.longitude, site.latitude, site.longitude]
    if (a === undefined || b === undefined || c === undefined || d === undefined) continue
    found.set(site.name, Math.round((kilometres(a, b, c, d) * 1.5 * 2) / 20) / 10)
  }
  return found
}

function kilometres(latitude: number, longitude: number, otherLatitude: number, otherLongitude: number): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180
  const [north, east] = [rad(otherLatitude - latitude), rad(otherLongitude - longitude)]
  const half =
    Math.sin(north / 2) ** 2 + Math.cos(rad(latitude)) * Math.cos(rad(otherLatitude)) * Math.sin(east / 2) ** 2
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(half)))
}
