import type {Severity} from '../../../states.js'
import {type Host, nameOf} from '../record/host.js'
import type {Where} from '../where.js'
import type {ServiceGroup} from './model.js'
import {type Assignment, assignments, controllers} from './state.js'

interface Wanted {
  readonly alarmId: '400.001' | '400.002'
  readonly entity: string
  readonly severity: Severity
  readonly reason: string
}

const domain = 'service_domain=controller'
const problems = {failed: 'failure', degraded: 'degraded', warn: 'warning'} as const
const severities = {failed: 'critical', degraded: 'major', warn: 'minor'} as const
const logs = {'400.001': '401.001', '400.002': '401.002'} as const

const members = (count: number, kind: string): string => `${count} ${kind} member${count === 1 ? '' : 's'}`

/** Raises what is wrong with the groups, and clears what no longer is; `among`: the controllers as they are about to be. */
export function reviewGroups(c: Where, among: readonly Host[] = controllers(c)): void {
  const region = c.region.name
  const seats = assignments(c, among)
  const wanted = [...seats.flatMap(stateAlarm), ...redundancyAlarms(c, seats)]
  const raised = c.sim
    .ask('alarms', region)
    .filter(({alarmId, entity}) => alarmId in logs && entity.startsWith(`${domain}.`))
  for (const one of wanted) {
    const known = raised.some(({alarmId, entity}) => alarmId === one.alarmId && entity === one.entity)
    c.sim.emit('trouble.found', {region, ...one})
    if (!known) c.sim.emit('log.written', {region, logId: logs[one.alarmId], entity: one.entity, reason: one.reason})
  }
  for (const {alarmId, entity} of raised) {
    if (wanted.some((one) => one.alarmId === alarmId && one.entity === entity)) continue
    c.sim.emit('trouble.gone', {region, alarmId, entity})
    if (alarmId === '400.002') {
      const group = entity.slice(entity.lastIndexOf('=') + 1)
      const reason = `Service group ${group} redundancy restored`
      c.sim.emit('log.written', {region, logId: '401.002', entity, reason})
    }
  }
}

function stateAlarm({group, host, status, reason}: Assignment): Wanted[] {
  if (status === '') return []
  return [
    {
      alarmId: '400.001',
      entity: `${domain}.service_group=${group.name}.host=${nameOf(host)}`,
      severity: severities[status],
      reason: `Service group ${group.name} ${problems[status]}; ${reason}`,
    },
  ]
}

/** A pair has one active and one standby member of a group, or two active ones; a system of one controller has no more. */
function redundancyAlarms(c: Where, seats: readonly Assignment[]): Wanted[] {
  const alone = c.sim.ask('region', c.region.name)?.systemMode === 'simplex'
  const groups = new Map<ServiceGroup, Assignment[]>()
  for (const seat of seats) groups.set(seat.group, [...(groups.get(seat.group) ?? []), seat])
  return [...groups.values()].flatMap((own): Wanted[] => {
    const [{group} = {group: undefined}] = own
    if (group === undefined) return []
    const able = own.filter(({status}) => status !== 'failed')
    const active = able.filter(({state}) => state === 'active' || state === 'go-standby').length
    const standby = able.filter(({state}) => state === 'standby').length
    const needed = group.redundancy === 'N' && !alone ? 2 : 1
    const entity = `${domain}.service_group=${group.name}`
    const lost = `Service group ${group.name} loss of redundancy`
    if (active === 0) {
      const reason = `Service group ${group.name} has no active members available; expected ${members(needed, 'active')}`
      return [{alarmId: '400.002', entity, severity: 'critical', reason}]
    }
    if (active < needed) {
      const reason = `${lost}; expected ${members(needed, 'active')} but only ${members(active, 'active')} available`
      return [{alarmId: '400.002', entity, severity: 'major', reason}]
    }
    if (group.redundancy === 'N' || alone || standby > 0) return []
    const reason = `${lost}; expected ${members(1, 'standby')} but no standby members available`
    return [{alarmId: '400.002', entity, severity: 'major', reason}]
  })
}
