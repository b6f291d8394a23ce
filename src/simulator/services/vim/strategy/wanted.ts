import type {VimOptions, VimStrategyType} from '../../../events.js'
import type {Simulation} from '../../../simulation.js'
import {isBusy, type Options, type StrategyType} from '../model.js'
import {apply, forget} from '../run/action.js'
import {present, siteOf} from '../run/record.js'
import {create, isApplyType, withV} from './create.js'

const types: Readonly<Record<VimStrategyType, StrategyType>> = {
  'sw-deploy': 'sw-upgrade',
  'kube-upgrade': 'kube-upgrade',
  'kube-rootca-update': 'kube-rootca-update',
  'fw-update': 'fw-update',
}

/** The system controller's wishes in words of this orchestrator; it knows better than the hosts that they need it. */
const optionsOf = ({storage, workers, instances, alarms, kubernetes = '', ...same}: VimOptions): Partial<Options> => ({
  ...same,
  ...(isApplyType(storage) ? {storage} : {}),
  ...(isApplyType(workers) ? {workers} : {}),
  instances: instances === 'migrate' ? instances : 'stop-start',
  alarms: alarms === 'strict' ? alarms : 'relaxed',
  kubernetes: withV(kubernetes),
  needed: true,
})

/** What was left by an earlier attempt gives way. */
function replace(sim: Simulation, region: string, type: StrategyType, options: VimOptions): void {
  const old = siteOf(sim, region)
  const refuse = (reason: string) => sim.emit('vim.strategy.reached', {region, state: 'build-failed', reason})
  if (old !== undefined && old.strategy.type !== type) {
    refuse(`strategy already exists of type:${old.strategy.type}`)
  } else if (old !== undefined && isBusy(old.strategy)) {
    refuse('There already is an existing strategy in this state.')
  } else {
    if (old !== undefined) forget(old)
    create(sim, region, type, optionsOf(options))
  }
}

/** The system controller has the strategies of its subclouds made, applied and removed. */
export function offerStrategies(sim: Simulation): void {
  sim.provide('orchestration', (region) => {
    const strategy = present(sim, region)
    return strategy && {type: strategy.type, state: strategy.state}
  })
  sim.onEvent('vim.strategy.wanted', (wanted) => {
    const {region} = wanted
    if (wanted.action === 'create') return replace(sim, region, types[wanted.type], wanted.options)
    const site = siteOf(sim, region)
    if (wanted.action === 'delete') {
      if (site !== undefined && !isBusy(site.strategy)) forget(site)
    } else if (site?.strategy.state === 'ready-to-apply') apply(site, undefined)
    else sim.emit('vim.strategy.reached', {region, state: 'gone'})
  })
}
