import {aliasesOf, centralFact, centralRegion} from '../../../regions.js'
import type {Place} from '../../../scenarios/scenario.js'
import {subcloudName, subcloudPlan, usualHardware} from '../../../scenarios/scenario.js'
import type {RegionFact} from '../../../seams.js'
import type {Simulation} from '../../../simulation.js'
import {type SiteRegion, silentRegions, siteRegions} from './model.js'
import {networksAt, plannedPlace} from './place.js'

/** The regions of the simulated cloud are the central one and those of the subclouds that there are at present. */
export function provideRegions(sim: Simulation): void {
  sim.seed<{count: number}>({
    name: 'dcmanager.region',
    in: 'region',
    collections: [siteRegions],
    facts: (region) => ({count: region === centralRegion ? sim.origin.plan.subclouds : 0}),
    build: ({scope, facts: {count}}) => {
      for (let n = 1; n <= count; n += 1) {
        const name = subcloudName(sim.origin.plan, n)
        const systemMode = subcloudPlan(sim.origin.plan, name)?.systemMode ?? 'simplex'
        scope.of(siteRegions).insert({name, systemMode, number: n})
      }
    },
  })

  const table = () => sim.store.in(centralRegion).of(siteRegions)
  const factsOf = new WeakMap<SiteRegion, RegionFact>()
  const fact = (site: SiteRegion): RegionFact => {
    const known = factsOf.get(site)
    if (known !== undefined) return known
    const made = siteFact(sim, site)
    factsOf.set(site, made)
    return made
  }
  // The table answers with the same list until a region comes or goes.
  let latest: {sites: readonly SiteRegion[]; facts: readonly RegionFact[]; revision: number} | undefined
  const present = () => {
    const sites = table().all()
    if (latest?.sites !== sites) {
      latest = {sites, facts: [centralFact(sim.origin.plan), ...sites.map(fact)], revision: (latest?.revision ?? 0) + 1}
    }
    return latest
  }
  sim.provide('regions', () => present().facts)
  sim.provide('regionsRevision', () => String(present().revision))
  sim.provide('aliases', () => aliasesOf(sim.origin.plan))
  sim.provide('region', (name) => {
    if (name === centralRegion) return centralFact(sim.origin.plan)
    const site = table().get(name)
    return site === undefined ? undefined : fact(site)
  })

  const silent = () => sim.store.in(centralRegion).of(silentRegions)
  sim.provide('silent', (name) => silent().has(name))
  sim.onEvent('system.lost', ({region}) => {
    if (table().has(region) && !silent().has(region)) silent().insert({name: region})
  })
  // Whichever host is in service again, it has the services then.
  sim.onEvent('host.unlocked', ({region}) => {
    if (silent().has(region)) sim.emit('system.found', {region})
  })
  sim.onEvent('system.found', ({region}) => silent().remove(region))
}

function siteFact(sim: Simulation, {name, systemMode, number, place}: SiteRegion): RegionFact {
  const {central} = sim.origin.plan
  const planned = subcloudPlan(sim.origin.plan, name)
  const at = place ?? (number === undefined ? {} : plannedPlace(number))
  const networks = networksAt((planned ?? central).networks, central.networks, at)
  if (planned?.systemMode === systemMode) return {...planned, networks, name, role: 'subcloud'}
  const hostnames = systemMode === 'simplex' ? ['controller-0'] : ['controller-0', 'controller-1']
  return {
    name,
    role: 'subcloud',
    systemMode,
    systemType: 'All-in-one',
    networks,
    hosts: hostnames.map((hostname) => ({
      hostname,
      personality: 'controller',
      hardware: usualHardware('controller', 'All-in-one'),
    })),
  }
}

/** A subcloud was bootstrapped, enrolled or rehomed: its system can be entered from now on. */
export function openRegion(sim: Simulation, name: string, systemMode: string, place: Place): void {
  const table = sim.in(centralRegion).of(siteRegions)
  const mode = systemMode === 'simplex' || systemMode === 'duplex-direct' ? systemMode : 'duplex'
  if (table.has(name)) table.update(name, {systemMode: mode, place})
  else table.insert({name, systemMode: mode, place})
  if (sim.in(centralRegion).of(silentRegions).remove(name) === undefined) return
  // It was installed anew, or restored, on machines that work again.
  for (const {hostname} of sim.ask('hosts', name)) sim.emit('host.mended', {region: name, hostname})
}

/** The system of a subcloud that was deleted leaves nothing behind, neither in memory nor in the file. */
export function closeRegion(sim: Simulation, name: string): void {
  sim.in(centralRegion).of(siteRegions).remove(name)
  sim.in(centralRegion).of(silentRegions).remove(name)
  sim.discard(name)
}
