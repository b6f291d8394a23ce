import {controllerStages, storageStages, workerStages} from './host-stage.js'
import {hostsOf, no, obstructing, requireQuiet, type Site, single} from './site.js'
import {onHosts, type PlannedStage, stabilize, step} from './stage.js'

export function firmwareQuery(site: Site): PlannedStage[] {
  if (site.strategy.options.workers === 'ignore') {
    no("Worker apply type is 'ignore' ; must be 'serial' or 'parallel'")
  }
  const hosts = hostsOf(site).filter(({worker, administrative, operational}) => {
    return worker && administrative === 'unlocked' && operational === 'enabled'
  })
  const queries = hosts.map((host) => onHosts('query-fw-update-host', [host]))
  return [{name: 'fw-update-hosts-query', steps: [step('query-alarms'), ...queries]}]
}

export function planFirmware(site: Site): PlannedStage[] {
  const ids = obstructing(site).map(({alarmId}) => alarmId)
  if (ids.length > 0) no(`active alarms present ; ${ids.join(', ')}`)
  const hosts = hostsOf(site).filter(({worker, administrative, firmwarePending}) => {
    return worker && administrative === 'unlocked' && (firmwarePending || site.strategy.options.needed)
  })
  if (hosts.length === 0) no('no firmware update required')
  const stages = workerStages(site, hosts, {
    stage: 'fw-update-worker-hosts',
    reboot: true,
    action: () => stabilize(15),
    controllerAbortable: true,
    lockAlways: false,
  })
  // The images are written while the hosts are in service; the lock that follows makes them take effect.
  return stages.map(({name, steps}) => {
    const [query, ...rest] = steps
    const names = rest.find((one) => one.name === 'lock-hosts')?.names ?? []
    const written = onHosts(
      'fw-update-hosts',
      hosts.filter(({hostname}) => names.includes(hostname)),
    )
    const middle = rest.filter((one, at) => !(one.name === 'system-stabilize' && rest[at - 1]?.name === one.name))
    const settled = middle.map((one) => (one.name === 'wait-alarms-clear' ? stabilize(60) : one))
    return {name, steps: [...(query === undefined ? [] : [query]), written, ...settled]}
  })
}

export const configQuery = (): PlannedStage[] => [
  {
    name: 'system-config-update-query',
    steps: ['query-alarms', 'query-system-config-update-hosts'].map((name) => step(name)),
  },
]

export function planConfig(site: Site): PlannedStage[] {
  requireQuiet(site)
  const hosts = hostsOf(site).filter(({configStale}) => configStale || site.strategy.options.needed)
  if (hosts.length === 0) no('no system config updates need to be applied')
  const of = (personality: string) => hosts.filter((host) => host.personality === personality)
  const work = (kind: string) => ({
    stage: `system-config-update-${kind}`,
    reboot: true,
    action: (group: Parameters<typeof onHosts>[1]) => onHosts('system-config-update-hosts', group),
    controllerAbortable: true,
    lockAlways: false,
  })
  const controllers = of('controller').toSorted((a, b) => Number(a.active) - Number(b.active))
  const allInOne = single(site) || controllers.some(({worker}) => worker)
  return [
    ...(allInOne
      ? workerStages(site, controllers, work('worker-hosts'))
      : controllerStages(site, controllers, work('controllers'))),
    ...storageStages(site, of('storage'), work('storage-hosts')),
    ...workerStages(site, of('worker'), work('worker-hosts')),
  ]
}
