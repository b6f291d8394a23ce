import type {Scope} from '../../../kernel/store.js'
import type {Simulation} from '../../../simulation.js'
import type {Severity} from '../../../states.js'
import {inService} from '../record/activity.js'
import {clusters} from '../record/ceph.js'
import {type Host, hosts, nameOf} from '../record/host.js'
import {stors} from '../storage/model.js'

const timer = 'sysinv.ceph-health'
const own = ['800.001', '800.010', '800.011']

interface Found {
  readonly alarmId: string
  readonly entity: string
  readonly reason: string
  readonly severity: Severity
}

/** Hosts that replicate one another's data; they are named for the first of each pair. */
export function replicationGroups(region: Scope): {readonly name: string; readonly hosts: readonly Host[]}[] {
  const carrying = new Set(
    region
      .of(stors)
      .all()
      .map((stor) => stor.ihost_uuid),
  )
  const carriers = region.of(hosts).where((host) => carrying.has(host.uuid))
  return Array.from({length: Math.ceil(carriers.length / 2)}, (_, n) => ({
    name: `group-${n}`,
    hosts: carriers.slice(2 * n, 2 * n + 2),
  }))
}

/** A storage host that is out of service takes its OSDs along. */
function findings(sim: Simulation, region: Scope): Found[] {
  const cluster = region.of(clusters).find(({type}) => type === 'ceph')
  // Whoever deploys software expects it.
  if (cluster === undefined || sim.ask('deployment', region.name) !== undefined) return []
  const entity = `cluster=${cluster.cluster_uuid}`
  const groups = replicationGroups(region).flatMap(({name, hosts: members}): Found[] => {
    const away = members.filter((host) => !inService(host))
    if (away.length === 0) return []
    const [first] = away
    const where = `${entity}.peergroup=${name}`
    const down = 'OSDs are down'
    if (away.length === members.length) {
      const reason = `Potential data loss. No available OSDs in storage replication group  ${name}: ${down}`
      return [{alarmId: '800.010', entity: where, reason, severity: 'critical'}]
    }
    const reason = `Loss of replication in replication group  ${name}: ${down}`
    const one = first === undefined ? where : `${where}.host=${nameOf(first)}`
    return [{alarmId: '800.011', entity: one, reason, severity: 'major'}]
  })
  if (groups.length === 0) return []
  const told = "[PGs are degraded/stuck or undersized]. Please check 'ceph -s' for more details."
  const reason = `Storage Alarm Condition: HEALTH_WARN ${told}`
  return [{alarmId: '800.001', entity, reason, severity: 'warning'}, ...groups]
}

function review(sim: Simulation, name: string): void {
  const found = findings(sim, sim.in(name))
  const standing = sim.ask('alarms', name).filter(({alarmId}) => own.includes(alarmId))
  const same = (one: {alarmId: string; entity: string}) => (other: {alarmId: string; entity: string}) =>
    one.alarmId === other.alarmId && one.entity === other.entity
  for (const {alarmId, entity} of standing.filter((one) => !found.some(same(one)))) {
    sim.emit('trouble.gone', {region: name, alarmId, entity})
  }
  for (const one of found.filter((each) => !standing.some(same(each))))
    sim.emit('trouble.found', {region: name, ...one})
}

/** Where storage hosts carry the data, their group misses those that are away. */
export function watchCeph(sim: Simulation): void {
  const soon = (region: string) => sim.schedule({after: 0, kind: timer, scope: region, key: timer, data: null})
  for (const name of ['host.locked', 'host.unlocked', 'host.failed'] as const) {
    sim.onEvent(name, ({region, hostname}) => {
      if (sim.in(region).of(hosts).find({hostname})?.personality === 'storage') soon(region)
    })
  }
  sim.onEvent('deployment.ended', ({region}) => {
    if (sim.in(region).of(hosts).find({personality: 'storage'}) !== undefined) soon(region)
  })
  sim.onTimer(timer, ({scope}) => review(sim, scope))
}
