import type {Call} from '../../../http/call.js'
import {type Host, hosts} from '../host/model.js'
import {identityIn} from '../identity.js'
import {distributedCloudGroup, type ServiceGroup, serviceExceptions, serviceGroups} from './model.js'

function groupsOf(c: Call): readonly ServiceGroup[] {
  const central = c.sim.ask('region', c.region.name)?.role === 'systemcontroller'
  return central ? [...serviceGroups, distributedCloudGroup] : serviceGroups
}

const controllers = (c: Call): readonly Host[] =>
  c.region
    .of(hosts)
    .where({personality: 'controller'})
    .filter((host) => host.hostname !== null)

const inService = (host: Host): boolean => host.administrative === 'unlocked' && host.operational === 'enabled'

/** What a controller does for a group, now. */
function groupState(group: ServiceGroup, host: Host): {state: string; desired: string} {
  if (host.active) {
    const leaving = host.task === 'Swact: In-Progress'
    return {state: leaving && !group.everywhere ? 'go-standby' : 'active', desired: 'active'}
  }
  if (!inService(host)) return {state: 'disabled', desired: host.administrative === 'locked' ? 'disabled' : 'standby'}
  const role = group.everywhere ? 'active' : 'standby'
  return {state: role, desired: role}
}

export interface GroupRow {
  readonly status: string
  readonly state: string
  readonly desired_state: string
  readonly name: string
  readonly service_group_name: string
  readonly node_name: string
  readonly condition: string
  readonly uuid: string
}

export function groupRows(c: Call): GroupRow[] {
  const id = identityIn(c.sim, c.region.name)
  return groupsOf(c).flatMap((group) =>
    controllers(c).map((host): GroupRow => {
      const {state, desired} = groupState(group, host)
      const failed = group.members.some((name) => c.region.of(serviceExceptions).get(name)?.failed === true)
      return {
        status: failed && state === 'active' ? 'failed' : '',
        state,
        desired_state: desired,
        name: group.name,
        service_group_name: group.name,
        node_name: host.hostname ?? '',
        condition: failed && state === 'active' ? 'recovery-failure' : '',
        uuid: id.uuid('service-group', group.name, host.hostname ?? ''),
      }
    }),
  )
}

export interface ServiceRow {
  readonly id: number
  readonly status: string
  readonly state: string
  readonly desired_state: string
  readonly name: string
  readonly node_name: string
}

/** Services as the active controller sees them: it is the one that is asked. */
export function serviceRows(c: Call): ServiceRow[] {
  const active = controllers(c).find((host) => host.active)
  const names = groupsOf(c).flatMap((group) => group.members)
  return names.map((name, at) => {
    const exception = c.region.of(serviceExceptions).get(name)
    const wanted = exception?.enabled === false ? 'disabled' : 'enabled-active'
    const failed = exception?.failed === true
    return {
      id: at + 1,
      status: failed ? 'failed' : '',
      state: failed ? 'disabled' : wanted,
      desired_state: wanted,
      name,
      node_name: active?.hostname ?? '',
    }
  })
}

export const nodeRows = (c: Call) =>
  controllers(c).map((host) => ({
    id: host.id,
    name: host.hostname,
    administrative_state: host.administrative,
    ready_state: inService(host) ? 'enabled' : 'disabled',
    operational_state: host.operational,
    availability_status: host.availability,
  }))
