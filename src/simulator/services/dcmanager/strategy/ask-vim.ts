import type {VimOptions} from '../../../events.js'
import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {changeSubcloud} from '../record/change.js'
import type {Subcloud} from '../record/model.js'
import {configKey, defaultKey, strategyConfigs} from '../strategy-config/model.js'
import {isTrue} from '../values/values.js'
import {vimTypes} from './course.js'
import type {Strategy} from './model.js'

interface Member {
  readonly strategy: Strategy
  readonly subcloud: Subcloud
}

/** Has the subcloud's own orchestrator make its strategy, or apply it. */
export function askVim(sim: Simulation, member: Member, action: 'create' | 'apply'): void {
  const {strategy, subcloud} = member
  const type = vimTypes[strategy.type]
  if (type === undefined) return
  if (strategy.type === 'sw-deploy' && action === 'apply') {
    changeSubcloud(sim, subcloud.id, {deployStatus: 'sw-deploy-in-progress'})
  }
  const {region} = subcloud
  if (action === 'apply') sim.emit('vim.strategy.wanted', {region, action, type})
  else {
    const options = {...treatmentOf(sim, subcloud), ...purposeOf(sim, strategy)}
    sim.emit('vim.strategy.wanted', {region, action, type, options})
  }
}

/** How the hosts are to be treated: by the subcloud's own configuration, or everybody's. */
function treatmentOf(sim: Simulation, subcloud: Subcloud): VimOptions {
  const table = sim.in(centralRegion).of(strategyConfigs)
  const config = table.get(configKey(subcloud.id)) ?? table.get(defaultKey)
  return {
    storage: config?.storageApplyType ?? 'parallel',
    workers: config?.workerApplyType ?? 'parallel',
    maxParallel: config?.maxParallelWorkers ?? 10,
    alarms: config?.alarmRestriction ?? 'relaxed',
    instances: config?.instanceAction ?? 'migrate',
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The version that a strategy for Kubernetes leads to: the one it names, or the controller's own. */
export const kubernetesWanted = (sim: Simulation, {extraArgs}: Strategy): string =>
  text(extraArgs?.['to-version']) || sim.ask('kubernetes', centralRegion).version

/** What the strategy is for. */
function purposeOf(sim: Simulation, strategy: Strategy): VimOptions {
  const args = strategy.extraArgs ?? {}
  if (strategy.type === 'kubernetes') return {kubernetes: kubernetesWanted(sim, strategy)}
  if (strategy.type === 'kube-rootca-update') {
    return {subject: text(args['subject']), expiryDate: text(args['expiry-date'])}
  }
  if (strategy.type !== 'sw-deploy') return {}
  const release = text(args['release_id'])
  const rollback = isTrue(args['rollback'])
  return {
    releases: release === '' ? [] : [release],
    rollback,
    cleanup: isTrue(args['cleanup']),
    snapshot: !rollback && isTrue(args['snapshot']),
    delete: !rollback && isTrue(args['delete']),
    kubernetes: text(args['kube_upgrade']),
  }
}
