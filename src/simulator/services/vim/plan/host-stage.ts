import type {HostFact} from '../../../seams.js'
import {onHosts as instancesOn} from '../instance/action.js'
import {controllersOf, no, type Site, single} from './site.js'
import {onHosts, type PlannedStage, type StepName, type StepOf, stabilize, step} from './stage.js'

/** The steps of these stages beside the work itself. */
export const hostSteps = [
  ...(['query-alarms', 'disable-host-services', 'migrate-instances-from-host', 'stop-instances'] as const),
  ...(['swact-hosts', 'lock-hosts', 'system-stabilize', 'unlock-hosts', 'reboot-hosts'] as const),
  ...(['start-instances', 'wait-alarms-clear', 'wait-data-sync'] as const),
]
type HostStep = (typeof hostSteps)[number]

/** What is done to hosts, and how: every type of strategy goes through them in stages like these. */
export interface HostWork<Name extends StepName> {
  readonly stage: string
  /** done to the hosts once they are out of service, or at once */
  readonly action: (hosts: readonly HostFact[]) => StepOf<Name>
  readonly reboot: boolean
  /** of a stage with a controller; software is not taken back in the middle of one */
  readonly controllerAbortable: boolean
  /** always locked, never only rebooted */
  readonly lockAlways: boolean
}

const query = () => step('query-alarms')

/** Controllers that only control, one after the other, the active one last. */
export function controllerStages<Name extends StepName>(
  site: Site,
  hosts: readonly HostFact[],
  work: HostWork<Name>,
): PlannedStage<HostStep | Name>[] {
  const {controllers} = site.strategy.options
  if (controllers === 'ignore' || hosts.length === 0) return []
  if (controllersOf(site).length < 2) no('not enough controllers to apply software update')
  if (controllers === 'parallel') no('parallel apply type not allowed for controllers')
  return hosts.map((host) => ({
    name: work.stage,
    abortable: work.controllerAbortable,
    steps: work.reboot
      ? [
          query(),
          onHosts('swact-hosts', [host]),
          onHosts('lock-hosts', [host]),
          work.action([host]),
          stabilize(15),
          onHosts('unlock-hosts', [host]),
          step('wait-alarms-clear'),
        ]
      : [query(), work.action([host])],
  }))
}

export function storageStages<Name extends StepName>(
  site: Site,
  hosts: readonly HostFact[],
  work: HostWork<Name>,
): PlannedStage<HostStep | Name>[] {
  const {storage} = site.strategy.options
  if (storage === 'ignore' || hosts.length === 0) return []
  if (hosts.length < 2) no('not enough storage hosts to apply software updates')
  // Hosts of one replication group may not be away together: with one group, parallel is one after the other.
  return hosts.map((host) => ({
    name: work.stage,
    steps: work.reboot
      ? [
          query(),
          onHosts('lock-hosts', [host]),
          work.action([host]),
          stabilize(15),
          onHosts('unlock-hosts', [host]),
          step('wait-data-sync'),
        ]
      : [query(), work.action([host])],
  }))
}

/** Controllers that also work come alone and first, then hosts without instances, then those with some. */
function groups(site: Site, hosts: readonly HostFact[], reboot: boolean): HostFact[][] {
  const {workers, maxParallel} = site.strategy.options
  if (workers === 'ignore') return []
  const busy = (host: HostFact) => instancesOn(site.sim, site.region, [host.hostname]).length > 0
  const controllers = hosts.filter(({personality}) => personality === 'controller')
  const others = hosts.filter(({personality}) => personality !== 'controller')
  const alone = (list: readonly HostFact[]) => list.map((host) => [host])
  if (workers === 'serial') {
    const free = others.filter((host) => !busy(host))
    return [...alone(controllers), ...alone(free), ...alone(others.filter(busy))]
  }
  const together = (list: readonly HostFact[], size: number) =>
    Array.from({length: Math.ceil(list.length / size)}, (_, at) => list.slice(at * size, (at + 1) * size))
  if (!reboot) return [...alone(controllers), ...together(others, maxParallel)]
  // Instances need somewhere to go: at most half of the workers are away at once.
  const half = Math.max(1, Math.min(maxParallel, Math.floor(others.length / 2)))
  const free = others.filter((host) => !busy(host))
  return [...alone(controllers), ...together(free, maxParallel), ...together(others.filter(busy), half)]
}

export function workerStages<Name extends StepName>(
  site: Site,
  hosts: readonly HostFact[],
  work: HostWork<Name>,
): PlannedStage<HostStep | Name>[] {
  const {instances} = site.strategy.options
  return groups(site, hosts, work.reboot).map((group) => {
    const [first] = group
    const controller = first?.personality === 'controller'
    const abortable = !(work.reboot && controller) || work.controllerAbortable
    if (!work.reboot) return {name: work.stage, steps: [query(), work.action(group)]}
    const locked = (host: HostFact) => host.administrative === 'locked'
    const always = work.lockAlways && controller
    const toLock = always ? group : group.filter((host) => !locked(host))
    const toReboot = always ? [] : group.filter(locked)
    const machines = instancesOn(
      site.sim,
      site.region,
      group.map(({hostname}) => hostname),
    )
    const entities = {
      kind: 'instances' as const,
      names: machines.map(({name}) => name),
      uuids: machines.map(({uuid}) => uuid),
    }
    const migrate = machines.length > 0 && instances === 'migrate'
    const stop = machines.length > 0 && instances === 'stop-start'
    const several = site.strategy.options.workers === 'parallel'
    return {
      name: work.stage,
      abortable,
      steps: [
        query(),
        ...(controller && !single(site) ? [onHosts('swact-hosts', group)] : []),
        ...(migrate && several ? [onHosts('disable-host-services', group)] : []),
        ...(migrate ? [onHosts('migrate-instances-from-host', group)] : []),
        ...(stop ? [step('stop-instances', entities)] : []),
        ...(toLock.length > 0 ? [onHosts('lock-hosts', toLock)] : []),
        work.action(group),
        stabilize(15),
        ...(toLock.length > 0 ? [onHosts('unlock-hosts', toLock)] : []),
        ...(toReboot.length > 0 ? [onHosts('reboot-hosts', toReboot)] : []),
        ...(stop ? [step('start-instances', entities)] : []),
        step('wait-alarms-clear'),
      ],
    }
  })
}
