import type {Call} from '../../../http/call.js'
import type {Router} from '../../../http/service.js'
import {centralRegion} from '../../../regions.js'
import type {AlarmFact} from '../../../seams.js'
import type {Simulation} from '../../../simulation.js'
import {type Subcloud, subclouds} from '../record/model.js'
import {type AlarmSummary, alarmSummaries} from './model.js'

export function seedAlarmSummaries(sim: Simulation): void {
  sim.seed<{count: number}>({
    name: 'dcmanager.alarm-summary',
    in: 'region',
    collections: [alarmSummaries],
    facts: (region) => ({count: region === centralRegion ? sim.origin.plan.subclouds : 0}),
    build: ({scope, facts: {count}, random}) => {
      for (let id = 1; id <= count; id += 1) {
        scope.of(alarmSummaries).insert({id, uuid: random.uuid(), subcloudId: id, ...counted([])})
      }
    },
  })
}

function counted(alarms: readonly AlarmFact[]): Omit<AlarmSummary, 'id' | 'uuid' | 'subcloudId'> {
  const count = (severity: string) => alarms.filter((one) => one.severity === severity && !one.suppressed).length
  const [critical, major, minor] = [count('critical'), count('major'), count('minor')]
  const status = critical > 0 ? 'critical' : major + minor > 0 ? 'degraded' : 'OK'
  return {critical, major, minor, warnings: count('warning'), status}
}

const disabled = {critical: -1, major: -1, minor: -1, warnings: -1, status: 'disabled'} as const

function keep(sim: Simulation, subcloudId: number, content: Omit<AlarmSummary, 'id' | 'uuid' | 'subcloudId'>): void {
  const table = sim.in(centralRegion).of(alarmSummaries)
  const known = table.find({subcloudId})
  if (known === undefined) {
    const uuid = sim.random(centralRegion, 'dcmanager.alarm-summary').uuid()
    table.insert({id: table.nextId(), uuid, subcloudId, ...content})
  } else if (Object.entries(content).some(([key, value]) => known[key as keyof AlarmSummary] !== value)) {
    table.update(known.id, content)
  }
}

/** What the subcloud's own fault management has, at the time of the audit. */
export const countAlarms = (sim: Simulation, subcloud: Subcloud): void =>
  keep(sim, subcloud.id, counted(sim.ask('alarms', subcloud.region)))

/** Nobody counts the alarms of a subcloud that is unmanaged or does not answer. */
export const disableAlarmSummary = (sim: Simulation, subcloudId: number): void => keep(sim, subcloudId, disabled)

export function removeAlarmSummary(sim: Simulation, subcloudId: number): void {
  const table = sim.in(centralRegion).of(alarmSummaries)
  const known = table.find({subcloudId})
  if (known !== undefined) table.remove(known.id)
}

function listed(c: Call) {
  const names = c.region.of(subclouds)
  return {
    alarm_summary: [...c.region.of(alarmSummaries).all()].reverse().map((one) => ({
      region_name: names.get(one.subcloudId)?.name ?? null,
      uuid: one.uuid,
      critical_alarms: one.critical,
      major_alarms: one.major,
      minor_alarms: one.minor,
      warnings: one.warnings,
      cloud_status: one.status,
    })),
  }
}

export function alarmSummaryRoutes(router: Router): void {
  router.get('/v1.0/alarms', {}, listed)
}
