import type {Simulation} from '../../../simulation.js'
import type {StrategyType} from '../model.js'

interface Subject {
  /** the third digit of its alarms and logs */
  readonly digit: number
  readonly entity: string
  readonly name: string
}

const subjects: Readonly<Record<StrategyType, Subject>> = {
  'sw-upgrade': {digit: 2, entity: 'sw-deploy', name: 'Software deploy'},
  'fw-update': {digit: 3, entity: 'fw-update', name: 'Firmware update'},
  'kube-upgrade': {digit: 4, entity: 'kube-upgrade', name: 'Kubernetes upgrade'},
  'kube-rootca-update': {digit: 5, entity: 'kube-rootca-update', name: 'Kubernetes rootca update'},
  'system-config-update': {digit: 6, entity: 'system-config-update', name: 'System config update'},
}

const alarms = {inprogress: '01', aborting: '02', failed: '03'} as const

/** One of the three alarms of a strategy at most; nothing clears them all. */
export function settleAlarm(
  sim: Simulation,
  region: string,
  type: StrategyType,
  state: keyof typeof alarms | undefined,
): void {
  const {digit, entity, name} = subjects[type]
  const standing = sim.ask('alarms', region).map(({alarmId}) => alarmId)
  for (const [key, suffix] of Object.entries(alarms)) {
    const where = {region, alarmId: `900.${digit}${suffix}`, entity: `orchestration=${entity}`}
    const stands = standing.includes(where.alarmId)
    if (key === state && !stands) sim.emit('trouble.found', {...where, reason: `${name} auto-apply ${key}`})
    if (key !== state && stands) sim.emit('trouble.gone', where)
  }
}

const logs = [
  ...(['start', 'inprogress', 'rejected', 'cancelled', 'failed', 'completed', 'abort', 'aborting'] as const),
  ...(['abort-rejected', 'abort-failed', 'aborted'] as const),
]
type LogName = (typeof logs)[number]

export function writeLog(sim: Simulation, region: string, type: StrategyType, name: LogName, reason = ''): void {
  const {digit, entity, name: subject} = subjects[type]
  sim.emit('log.written', {
    region,
    logId: `900.${digit}${11 + logs.indexOf(name)}`,
    // The logs of a deployment still carry the name it had before.
    entity: `orchestration=${type === 'sw-upgrade' ? 'sw-upgrade' : entity}`,
    reason: `${subject} auto-apply ${name.replace('-', ' ')}${reason === '' ? '' : `, reason = ${reason}`}`,
  })
}
