import type {Simulation} from '../../../simulation.js'

const reasons = {
  '750.001': 'Application Upload Failure',
  '750.002': 'Application Apply Failure',
  '750.003': 'Application Remove Failure',
  '750.004': 'Application Apply In Progress',
  '750.005': 'Application Update In Progress',
} as const

type ApplicationAlarm = keyof typeof reasons

interface Teller {
  readonly region: string
  readonly emit: Simulation['emit']
}

/** An application has one alarm at most: what is happening to it, or how it failed. */
export function tell(to: Teller, application: string, alarm: ApplicationAlarm | undefined): void {
  const entity = `k8s_application=${application}`
  for (const [alarmId, reason] of Object.entries(reasons)) {
    if (alarmId === alarm) to.emit('trouble.found', {region: to.region, alarmId, entity, reason})
    else to.emit('trouble.gone', {region: to.region, alarmId, entity})
  }
}
