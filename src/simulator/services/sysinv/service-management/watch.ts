import {lifecycle, type Moment, type Simulation} from '../../../simulation.js'
import {networks} from '../network/model.js'
import {inService, makeActive, mateOf} from '../record/activity.js'
import {type Host, hosts, nameOf} from '../record/host.js'
import {interfaceNetworks, interfaces} from '../record/interface.js'
import type {Where} from '../where.js'
import {reviewGroups} from './alarm.js'
import {failureKey, impactOf, type ServiceFailure, serviceFailures} from './model.js'
import {controllers, groupsOf, unready} from './state.js'

const whereOf = (at: Moment): Where => ({sim: at.sim, region: at.scope})

/** A service died: it is started again, or its group fails, and goes to the other controller if that one can take it. */
export const serviceFailing = lifecycle<ServiceFailure, {readonly lasting: boolean}>(
  serviceFailures,
  'service.failure',
  [
    {
      phase: 'recover',
      after: 'service.recovery',
      do: ({key}, at) => {
        if (!at.input.lasting) {
          at.scope.of(serviceFailures).remove(key)
          at.end()
        }
        return undefined
      },
    },
    {phase: 'give-up', do: () => ({state: 'failed'})},
    {
      phase: 'report',
      do: (_failure, at) => {
        reviewGroups(whereOf(at))
        return undefined
      },
    },
    {
      phase: 'move',
      after: 'service.move',
      do: (failure, at) => {
        moveAway(failure, at)
        return undefined
      },
    },
  ],
  {host: ({hostname}) => hostname},
)

function moveAway({service, hostname}: ServiceFailure, at: Moment): void {
  const here = whereOf(at)
  const host = at.scope.of(hosts).find({hostname})
  const group = groupsOf(here).find(({members}) => members.includes(service))
  if (host === undefined || group === undefined || !host.active || !group.aggregate) return
  if (impactOf(service) !== 'critical') return
  const mate = mateOf(at.scope, host)
  if (mate === undefined || !inService(mate) || unready(here, mate) !== undefined) return
  makeActive(at, mate, host)
}

/** Service management follows what becomes of the controllers, and of its services. */
export function watchServices(sim: Simulation): void {
  const whereIs = (region: string): Where => ({sim, region: sim.in(region)})
  const review = (region: string, hostname: string, change: (host: Host) => Host[]): void => {
    const here = whereIs(region)
    const among = controllers(here)
    if (!among.some((host) => host.hostname === hostname)) return
    reviewGroups(
      here,
      among.flatMap((host) => (host.hostname === hostname ? change(host) : [host])),
    )
  }
  // These are said before the host itself shows it.
  sim.onEvent('host.locked', ({region, hostname}) => {
    review(region, hostname, (host) => [{...host, administrative: 'locked', operational: 'disabled'}])
    talking(whereIs(region), hostname)
  })
  sim.onEvent('host.failed', ({region, hostname}) => {
    review(region, hostname, (host) => [{...host, operational: 'disabled'}])
  })
  sim.onEvent('host.unlocked', ({region, hostname}) => {
    const failures = sim.in(region).of(serviceFailures)
    for (const {key} of failures.where({hostname})) failures.remove(key)
    review(region, hostname, (host) => [{...host, administrative: 'unlocked', operational: 'enabled'}])
    talking(whereIs(region), hostname)
  })
  sim.onEvent('host.activated', ({region, hostname}) => review(region, hostname, (host) => [host]))
  sim.onEvent('host.lost', ({region, hostname}) => silent(whereIs(region), hostname))
  sim.onEvent('host.deleted', ({region, hostname}) => talking(whereIs(region), hostname))

  sim.onEvent('service.broken', ({region, service, hostname, lasting}) => {
    const table = sim.in(region).of(serviceFailures)
    const key = failureKey(service, hostname)
    if (!table.has(key)) table.insert({key, service, hostname, state: 'recovering'})
    sim.start(serviceFailing, region, key, {lasting})
  })
  sim.onEvent('service.mended', ({region, service}) => {
    const table = sim.in(region).of(serviceFailures)
    for (const {key} of table.where({service})) {
      sim.lifecycles.cancel(serviceFailing, region, key)
      table.remove(key)
    }
    reviewGroups(whereIs(region))
  })

  sim.provide('managedServices', (region) => {
    const here = whereIs(region)
    const failures = here.region.of(serviceFailures).all()
    return groupsOf(here).flatMap(({members}) =>
      members.map((name) => ({name, broken: failures.some(({service}) => service === name)})),
    )
  })
}

const peerNetworks: readonly string[] = ['mgmt', 'oam', 'cluster-host']

/** The ports over which a controller hears its peer, by network. */
function peerPorts(c: Where, host: Host): (readonly [network: string, port: string])[] {
  const own = c.region.of(interfaces).where({ihost_uuid: host.uuid})
  const given = c.region.of(interfaceNetworks).where({host_uuid: host.uuid})
  return c.region
    .of(networks)
    .all()
    .filter(({type}) => peerNetworks.includes(type))
    .flatMap(({uuid, type}) => {
      const link = given.find((one) => one.network_uuid === uuid)
      const port = own.find((one) => one.uuid === link?.interface_uuid)?.ifname
      return port === undefined ? [] : [[type, port] as const]
    })
}

/** The other controller no longer hears this one. */
function silent(c: Where, hostname: string): void {
  const host = controllers(c).find((one) => one.hostname === hostname)
  const mate = host && mateOf(c.region, host)
  if (mate === undefined || !inService(mate)) return
  for (const [network, port] of peerPorts(c, mate)) {
    const entity = `host=${nameOf(mate)}.network=${network}`
    const reason = `Communication failure detected with peer over port ${port} on host ${nameOf(mate)}`
    const {name: region} = c.region
    c.sim.emit('trouble.found', {region, alarmId: '400.005', entity, reason})
    c.sim.emit('log.written', {region, logId: '401.005', entity, reason})
  }
}

/** It hears it again, or no longer expects to. */
function talking(c: Where, hostname: string): void {
  const {name: region} = c.region
  for (const {alarmId, entity} of c.sim.ask('alarms', region)) {
    const [, host, network] = /^host=(.+)\.network=(.+)$/.exec(entity) ?? []
    if (alarmId !== '400.005' || host === undefined || host === hostname) continue
    c.sim.emit('trouble.gone', {region, alarmId, entity})
    const port = controllers(c)
      .filter((one) => one.hostname === host)
      .flatMap((one) => peerPorts(c, one))
      .find(([name]) => name === network)?.[1]
    const reason = `Communication established with peer over port ${port ?? 'unknown'} on host ${host}`
    c.sim.emit('log.written', {region, logId: '401.005', entity, reason})
  }
}
