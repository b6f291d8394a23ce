import type {Simulation} from '../../../simulation.js'
import {type ApplyType, type Options, type Strategy, type StrategyType, strategies, untouched} from '../model.js'
import {build} from '../run/action.js'

const defaults: Options = {
  controllers: 'serial',
  storage: 'serial',
  workers: 'serial',
  maxParallel: 2,
  instances: 'stop-start',
  alarms: 'strict',
  releases: [],
  rollback: false,
  delete: false,
  cleanup: false,
  snapshot: false,
  preUpgrade: false,
  kubernetes: '',
  subject: '',
  expiryDate: '',
  needed: false,
}

export const isApplyType = (value: unknown): value is ApplyType =>
  value === 'serial' || value === 'parallel' || value === 'ignore'

export const withV = (version: string): string => (version === '' || version.startsWith('v') ? version : `v${version}`)

/** Begins to build it at once. */
export function create(sim: Simulation, region: string, type: StrategyType, options: Partial<Options>): Strategy {
  const strategy = sim
    .in(region)
    .of(strategies)
    .insert({
      uuid: sim.random(region, 'vim.strategy').uuid(),
      type,
      options: {...defaults, ...options},
      state: 'initial',
      phase: 'initial',
      build: untouched,
      apply: untouched,
      abort: untouched,
      release: '',
      parts: [],
    })
  build({sim, region, strategy})
  return strategy
}
