import * as z from 'zod'
import {saysAbsent} from '../absent.js'
import type {Api} from '../api.js'
import {whenInTheWay} from '../in-the-way.js'
import {path} from '../path.js'
import type {Standing} from '../standing.js'

/** What a strategy does to the fleet. There is one strategy at a time, of whatever type. */
export type StrategyType = 'firmware' | 'kube-rootca-update' | 'kubernetes' | 'prestage' | 'sw-deploy'

export const Strategy = z.looseObject({
  id: z.number().nullish(),
  type: z.string(),
  'subcloud-apply-type': z.string().nullish(),
  'max-parallel-subclouds': z.number().nullish(),
  'stop-on-failure': z.boolean().nullish(),
  state: z.string(),
  'extra-args': z.record(z.string(), z.unknown()).nullish(),
})

export type Strategy = z.infer<typeof Strategy>

/** What a strategy does to one subcloud. */
export const StrategyStep = z.looseObject({
  id: z.number().nullish(),
  cloud: z.string(),
  stage: z.string().nullish(),
  state: z.string(),
  details: z.string().nullish(),
})

export type StrategyStep = z.infer<typeof StrategyStep>

/** Which subclouds, and how many at a time. A group brings its own way and number along. */
export interface StrategySelection {
  subcloud?: string
  group?: string
  applyType?: string
  maxParallel?: number
  stopOnFailure?: boolean
}

/** A strategy with what it has come to. */
export interface StrategyProgress {
  strategy: Strategy
  steps: StrategyStep[]
}

export type Strategies = ReturnType<typeof strategies>

export function strategies(api: Api) {
  const query = (type: StrategyType) => ({query: {type}})
  const get = (type: StrategyType) => api.get('/sw-update-strategy', Strategy, query(type))
  const steps = () => api.list('/sw-update-strategy/steps', 'strategy-steps', StrategyStep)
  const act = (type: StrategyType, action: 'apply' | 'abort') =>
    api.post('/sw-update-strategy/actions', {action}, Strategy, query(type))

  return {
    get,
    /** The one that there is, of whatever type. */
    current: (): Promise<Strategy | undefined> =>
      api.get('/sw-update-strategy', Strategy).catch((error: unknown) => {
        if (saysAbsent(error)) return undefined
        throw error
      }),
    /** `extra`: the members that only this type has. */
    create: (type: StrategyType, selection: StrategySelection, extra: Record<string, unknown> = {}) =>
      api
        .post('/sw-update-strategy/', {...selected(selection), ...extra, type}, Strategy)
        .catch(whenInTheWay('fleet-strategy')),
    apply: (type: StrategyType) => act(type, 'apply'),
    abort: (type: StrategyType) => act(type, 'abort'),
    async delete(type: StrategyType): Promise<Strategy> {
      const deleted = await api.delete('/sw-update-strategy', Strategy, query(type))
      return deleted ?? {type, state: 'deleting'}
    },
    steps,
    step: (subcloud: string) => api.get(path`/sw-update-strategy/steps/${subcloud}`, StrategyStep),
    async progress(type: StrategyType): Promise<StrategyProgress> {
      const [strategy, all] = await Promise.all([get(type), steps()])
      return {strategy, steps: all}
    },
    /** What is left of a strategy that is being deleted; the state is `deleted` when nothing is. */
    remains: (type: StrategyType, last: Strategy): Promise<Strategy> =>
      get(type).catch((error: unknown) => {
        if (saysAbsent(error)) return {...last, state: 'deleted'}
        throw error
      }),
  }
}

function selected({subcloud, group, applyType, maxParallel, stopOnFailure}: StrategySelection) {
  return {
    'subcloud-apply-type': applyType,
    'max-parallel-subclouds': maxParallel || undefined,
    'stop-on-failure': stopOnFailure ? 'true' : undefined,
    cloud_name: subcloud,
    subcloud_group: group,
  }
}

export interface SwDeployOptions {
  releaseId?: string
  snapshot?: boolean
  rollback?: boolean
  delete?: boolean
  cleanup?: boolean
  withPrestage?: boolean
  kubeUpgrade?: string
}

/** The server is always told of all of them. */
export const swDeployment = (options: SwDeployOptions, sysadmin_password?: string) => ({
  release_id: options.releaseId || undefined,
  sysadmin_password,
  snapshot: options.snapshot ?? false,
  rollback: options.rollback ?? false,
  delete: options.delete ?? false,
  cleanup: options.cleanup ?? false,
  with_prestage: options.withPrestage ?? false,
  kube_upgrade: options.kubeUpgrade ?? null,
})

/** A release that is deployed, but whose deployment nobody deletes: until then the subclouds count as out-of-sync. */
export function leavesDeployments({'extra-args': args}: Strategy): boolean {
  const asked = (name: string) => args?.[name] === true
  return typeof args?.release_id === 'string' && !asked('delete') && !asked('cleanup') && !asked('rollback')
}

const ended: ReadonlySet<string> = new Set(['complete', 'failed', 'aborted'])

/** Whether a strategy, or a step of one, goes no further; both use these words for it. */
export const hasEnded = (state: string): boolean => ended.has(state)

function phaseOf({strategy, steps}: StrategyProgress): string {
  const over = steps.filter(({state}) => hasEnded(state)).length
  return steps.length > 0 ? `${strategy.state}, ${over} of ${steps.length} subclouds done` : strategy.state
}

function failureOf({strategy, steps}: StrategyProgress): string {
  const failed = steps.filter(({state}) => state === 'failed')
  const [first] = failed
  if (!first) return `the strategy is ${strategy.state}`
  return `${failed.length} of ${steps.length} subclouds failed, first ${first.cloud}: ${first.details || 'no reason given'}`
}

/** Where the application of a strategy stands. */
export function applying(progress: StrategyProgress): Standing {
  const {state} = progress.strategy
  if (state === 'failed' || state === 'aborted') return {phase: state, failed: failureOf(progress)}
  return {phase: phaseOf(progress), done: state === 'complete'}
}

/** Where an abort stands: running steps are let finish, and may be the last ones. */
export function aborting(progress: StrategyProgress): Standing {
  const {state} = progress.strategy
  if (state === 'failed') return {phase: state, failed: failureOf(progress)}
  return {phase: phaseOf(progress), done: state === 'aborted' || state === 'complete'}
}

/** Where a deletion stands. */
export function deleting({state}: Strategy): Standing {
  if (state === 'failed') return {phase: state, failed: 'it was not deleted'}
  return {phase: state, done: state === 'deleted'}
}
