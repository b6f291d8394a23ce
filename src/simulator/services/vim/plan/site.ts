import type {AlarmFact, HostFact} from '../../../seams.js'
import type {Simulation} from '../../../simulation.js'
import type {Strategy} from '../model.js'

/** What a plan is made for. */
export interface Site {
  readonly sim: Simulation
  readonly region: string
  readonly strategy: Strategy
}

/** A strategy that cannot be built; the message is its build reason. */
export class Unplannable extends Error {}

export const no = (reason: string): never => {
  throw new Unplannable(reason)
}

export const hostsOf = ({sim, region}: Site): readonly HostFact[] => sim.ask('hosts', region)

export const controllersOf = (site: Site): readonly HostFact[] =>
  hostsOf(site).filter(({personality}) => personality === 'controller')

export const single = (site: Site): boolean => controllersOf(site).length === 1

const ignored: Readonly<Record<Strategy['type'], string>> = {
  'sw-upgrade':
    '100.119 200.001 200.003 250.001 280.001 280.002 280.003 280.004 280.005 700.004 750.006 900.004 900.005 900.007 ' +
    '900.020 900.021 900.022 900.023 900.201 900.202 900.231 900.401 900.402 900.701',
  'system-config-update':
    '100.103 100.119 200.001 250.001 260.001 260.002 280.001 280.002 280.003 400.005 500.200 700.004 750.006 900.010 ' +
    '900.601 900.701',
  'fw-update': '100.119 200.001 280.002 700.004 900.006 900.301 900.701',
  'kube-rootca-update':
    '100.103 100.119 200.001 280.001 280.002 500.200 500.210 700.004 750.006 900.008 900.009 900.501 900.701',
  'kube-upgrade':
    '100.103 100.119 200.001 280.001 280.002 700.004 750.006 900.007 900.022 900.023 900.024 900.401 900.402 900.701',
}

/** The alarms that a strategy of this type takes for granted. */
export const passedOver = (type: Strategy['type']): readonly string[] => ignored[type].split(' ')

/** The alarms that this strategy does not pass over. */
export function obstructing({sim, region, strategy}: Site): readonly AlarmFact[] {
  const {alarms} = strategy.options
  if (alarms === 'permissive') return []
  const list = passedOver(strategy.type)
  return sim
    .ask('alarms', region)
    .filter((one) => !list.includes(one.alarmId) && (alarms === 'strict' || one.mgmtAffecting))
}

export function requireQuiet(site: Site): void {
  const ids = [...new Set(obstructing(site).map(({alarmId}) => alarmId))].toSorted()
  if (ids.length > 0) no(`active alarms present [ ${ids.join(', ')} ]`)
}
