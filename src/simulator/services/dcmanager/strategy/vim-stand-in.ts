import {collection} from '../../../kernel/collection.js'
import {lifecycle} from '../../../kernel/lifecycle.js'
import type {Simulation} from '../../../kernel/simulation.js'
import {centralRegion} from '../../../regions.js'
import {levelOf} from '../central/level.js'
import {type Level, subclouds} from '../subcloud/model.js'

/**
 * Plays the orchestrator of every subcloud, which is to play itself: it hears `vim.strategy.wanted` and answers with
 * `vim.strategy.reached`. Whoever provides the real one removes this file and its two lines in service.ts.
 */
interface StandIn {
  readonly region: string
  readonly name: string
  readonly type: string
  readonly options: Readonly<Record<string, unknown>>
}

const standIns = collection<StandIn>('dcmanager.vim-stand-in', {key: 'region'})

const reached =
  (state: 'ready-to-apply' | 'build-failed' | 'applied' | 'apply-failed') =>
  ({region}: StandIn, sim: Simulation, reason?: string) =>
    sim.emit('vim.strategy.reached', {region, state, ...(reason === undefined ? {} : {reason})})

export const building = lifecycle<StandIn>(
  standIns,
  'vim.build',
  [
    {
      phase: 'build',
      after: 'vim.build',
      do: (standIn, moment) => {
        reached('ready-to-apply')(standIn, moment.sim)
        return undefined
      },
    },
  ],
  {
    host: (standIn) => standIn.name,
    failed: (standIn, moment, reason) => {
      reached('build-failed')(standIn, moment.sim, reason)
      return {}
    },
  },
)

export const applying = lifecycle<StandIn>(
  standIns,
  'vim.apply',
  [
    {
      phase: 'apply',
      after: (standIn, moment) => moment.sim.timing.ms(`vim.apply.${standIn.type}`, moment.random('vim.apply')),
      do: (standIn, moment) => {
        raiseLevel(moment.sim, standIn)
        reached('applied')(standIn, moment.sim)
        return undefined
      },
    },
  ],
  {
    host: (standIn) => standIn.name,
    failed: (standIn, moment, reason) => {
      reached('apply-failed')(standIn, moment.sim, reason)
      return {}
    },
  },
)

const levels: Readonly<Record<string, Level>> = {
  'fw-update': 'firmware',
  'kube-upgrade': 'kubernetes',
  'kube-rootca-update': 'kube-rootca',
  'sw-deploy': 'software',
}

function raiseLevel(sim: Simulation, {region, type, options}: StandIn): void {
  const level = levels[type]
  if (level === undefined) return
  const asked =
    level === 'software' ? options['release_id'] : level === 'kubernetes' ? options['to-version'] : undefined
  sim.emit('system.level', {region, level, value: String(asked ?? levelOf(sim, undefined, level))})
}

export function standInForVim(sim: Simulation): void {
  sim.register(building, applying)
  sim.onEvent('vim.strategy.wanted', (wanted) => {
    const {region} = wanted
    const table = sim.in(centralRegion).of(standIns)
    if (wanted.action === 'create') {
      const name = sim.in(centralRegion).of(subclouds).find({region})?.name ?? region
      table.remove(region)
      table.insert({region, name, type: wanted.type, options: wanted.options})
      sim.start(building, centralRegion, region)
    } else if (wanted.action === 'apply') sim.start(applying, centralRegion, region)
    else table.remove(region)
  })
}
