import {controllerStages, hostSteps, storageStages, workerStages} from './host-stage.js'
import {hostsOf, no, obstructing, requireQuiet, type Site, single} from './site.js'
import {onHosts, type PlannedStage, stabilize, step} from './stage.js'

export const firmwareSteps = {
  build: ['query-alarms', 'query-fw-update-host'] as const,
  apply: ['fw-update-hosts' as const, ...hostSteps],
}

export const configSteps = {
  build: ['query-alarms', 'query-system-config-update-hosts'] as const,
  apply: ['system-config-update-hosts' as const, ...hostSteps],
}

export function firmwareQuery(site: Site): PlannedStage<(typeof firmwareSteps.build)[number]>[] {
  if (site.strategy.options.workers === 'ignore') {
    no("Worker apply type is 'ignore' ; must be 'serial' or 'parallel'")
  }
  const hosts = hostsOf(site).filter(({worker, administrative, operational}) => {
    return worker && administrative === 'unlocked' && operational === 'enabled'
  })
  const queries = hosts.map((host) => onHosts('query-fw-update-host', [host]))
  return [{name: 'fw-update-hosts-query', steps: [step('query-alarms'), ...queries]}]
}

export function planFirmware(site: Site): PlannedStage<(typeof firmwareSteps.apply)[number]>[] {
  const ids = obstructing(site).map(({alarmId}) => alarmId)
  if (ids.length > 0) no(`active alarms present ; ${ids.join(', ')}`)
  const hosts = hostsOf(site).filter(({worker, administrative, firmwarePending}) => {
    return worker && administrative === 'unlocked' && firmwarePending
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

export const configQuery = (): PlannedStage<(typeof configSteps.build)[number]>[] => [
  {
    name: 'system-config-update-query',
    steps: configSteps.build.map((name) => step(name)),
  },
]

export function planConfig(site: Site): PlannedStage<(typeof configSteps.apply)[number]>[] {
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
