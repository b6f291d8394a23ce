import {identityIn} from '../identity.js'
import {inService} from '../record/activity.js'
import {backends} from '../record/ceph.js'
import {type Host, hosts, nameOf} from '../record/host.js'
import type {Where} from '../where.js'
import {
  cephGroups,
  distributedCloudGroup,
  failureKey,
  impactOf,
  optionalServiceRows,
  optionalServices,
  type ServiceGroup,
  serviceFailures,
  serviceGroups,
} from './model.js'

/** The groups of a system, with the optional services that are enabled. */
export function groupsOf(c: Where): readonly ServiceGroup[] {
  const central = c.sim.ask('region', c.region.name)?.role === 'systemcontroller'
  const ceph = c.region.of(backends).find({backend: 'ceph'}) !== undefined
  const groups = [...serviceGroups, ...(ceph ? cephGroups : []), ...(central ? [distributedCloudGroup] : [])]
  const enabled = c.region.of(optionalServiceRows).where({enabled: true})
  return groups.map((one) => {
    const joined = enabled.flatMap(({name}) => (optionalServices[name] === one.name ? [name] : []))
    return joined.length === 0 ? one : {...one, members: [...one.members, ...joined]}
  })
}

export const controllers = (c: Where): readonly Host[] =>
  c.region
    .of(hosts)
    .where({personality: 'controller'})
    .filter((host) => host.hostname !== null)

type Status = '' | 'warn' | 'degraded' | 'failed'
/** What a group does on one controller. */
type GroupState = 'active' | 'go-standby' | 'standby' | 'disabled'
type DesiredState = Exclude<GroupState, 'go-standby'>

const statuses = {critical: 'failed', major: 'degraded', minor: 'warn'} as const
const worst: readonly Status[] = ['failed', 'degraded', 'warn']

/** One controller's part in a group. */
export interface Assignment {
  readonly group: ServiceGroup
  readonly host: Host
  readonly state: GroupState
  readonly desired: DesiredState
  readonly status: Status
  /** the services that are not as they should be: `vim(disabled, failed)` */
  readonly reason: string
}

/** Who provides what; of other hosts than the present ones where somebody knows better. */
export const assignments = (c: Where, among: readonly Host[] = controllers(c)): readonly Assignment[] =>
  groupsOf(c).flatMap((group) => among.map((host) => assignment(c, group, host)))

function assignment(c: Where, group: ServiceGroup, host: Host): Assignment {
  const present = inService(host)
  const failed = present
    ? group.members.filter(
        (name) => c.region.of(serviceFailures).get(failureKey(name, nameOf(host)))?.state === 'failed',
      )
    : []
  const found = new Set<Status>(failed.map((name) => statuses[impactOf(name)]))
  const status = worst.find((one) => found.has(one)) ?? ''
  const {state, desired} = groupState(group, host, status)
  return {group, host, state, desired, status, reason: failed.map((name) => `${name}(disabled, failed)`).join(', ')}
}

function groupState(group: ServiceGroup, host: Host, status: Status): {state: GroupState; desired: DesiredState} {
  const shared = group.redundancy === 'N'
  if (host.active) {
    const leaving = host.task === 'Swact: In-Progress'
    return {state: leaving && !shared ? 'go-standby' : 'active', desired: 'active'}
  }
  if (!inService(host)) return {state: 'disabled', desired: host.administrative === 'locked' ? 'disabled' : 'standby'}
  if (shared) return {state: 'active', desired: 'active'}
  return {state: status === 'failed' ? 'disabled' : 'standby', desired: 'standby'}
}

/** Why a controller cannot take the services of the other one; a group that both provide is no obstacle. */
export function unready(c: Where, mate: Host): string | undefined {
  const failed = assignments(c, [mate]).find(({group, status}) => group.redundancy === 'N + M' && status === 'failed')
  return failed && `${failed.group.name} on ${nameOf(mate)} is not ready to take service, service is failed`
}

interface GroupRow {
  readonly status: Status
  readonly state: GroupState
  readonly desired_state: DesiredState
  readonly name: string
  readonly service_group_name: string
  readonly node_name: string
  readonly condition: string
  readonly uuid: string
}

export function groupRows(c: Where): GroupRow[] {
  const id = identityIn(c.sim, c.region.name)
  return assignments(c).map(
    ({group, host, state, desired, status}): GroupRow => ({
      status,
      state,
      desired_state: desired,
      name: group.name,
      service_group_name: group.name,
      node_name: nameOf(host),
      condition: status === '' ? '' : 'recovery-failure',
      uuid: id.uuid('service-group', group.name, nameOf(host)),
    }),
  )
}

interface ServiceRow {
  readonly id: number
  readonly status: Status
  readonly state: 'enabled-active' | 'enabling' | 'disabled'
  readonly desired_state: 'enabled-active'
  readonly name: string
  readonly node_name: string
}

/** Services as the active controller sees them: it is the one that is asked. */
export function serviceRows(c: Where): ServiceRow[] {
  const active = controllers(c).find((host) => host.active)?.hostname ?? ''
  const names = groupsOf(c).flatMap((group) => group.members)
  return names.map((name, at) => {
    const failure = c.region.of(serviceFailures).get(failureKey(name, active))
    const states = {recovering: 'enabling', failed: 'disabled'} as const
    return {
      id: at + 1,
      status: failure?.state === 'failed' ? 'failed' : '',
      state: failure === undefined ? 'enabled-active' : states[failure.state],
      desired_state: 'enabled-active',
      name,
      node_name: active,
    }
  })
}

export const nodeRows = (c: Where) =>
  controllers(c).map((host) => ({
    id: host.id,
    name: host.hostname,
    administrative_state: host.administrative,
    ready_state: inService(host) ? 'enabled' : 'disabled',
    operational_state: host.operational,
    availability_status: host.availability,
  }))
