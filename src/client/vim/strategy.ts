import * as z from 'zod'
import {saysAbsent} from '../absent.js'
import type {Api} from '../api.js'
import {ClientError} from '../error.js'
import {whenInTheWay} from '../in-the-way.js'
import type {Standing} from '../standing.js'

/** The kinds of work that vim orchestrates, as the API calls them: `sw-upgrade` is the deployment of software. */
export const strategyTypes = [
  'sw-upgrade',
  'fw-update',
  'kube-rootca-update',
  'kube-upgrade',
  'system-config-update',
] as const

export type LocalStrategyType = (typeof strategyTypes)[number]

const Result = {
  timeout: z.number(),
  'start-date-time': z.string(),
  'end-date-time': z.string(),
  result: z.string(),
  reason: z.string().nullable(),
}

export const StrategyStep = z.looseObject({
  'step-id': z.number(),
  'step-name': z.string(),
  'entity-type': z.string(),
  'entity-names': z.array(z.string()),
  'entity-uuids': z.array(z.string()),
  ...Result,
})

export const StrategyStage = z.looseObject({
  'stage-id': z.number(),
  'stage-name': z.string(),
  'total-steps': z.number(),
  'current-step': z.number(),
  inprogress: z.boolean(),
  steps: z.array(StrategyStep),
  ...Result,
})

export const StrategyPhase = z.looseObject({
  'phase-name': z.string(),
  'total-stages': z.number(),
  'current-stage': z.number(),
  'stop-at-stage': z.number(),
  'completion-percentage': z.number(),
  inprogress: z.boolean(),
  stages: z.array(StrategyStage),
  response: z.string().nullish(),
  ...Result,
})

export const LocalStrategy = z.looseObject({
  uuid: z.string(),
  name: z.string(),
  'controller-apply-type': z.string(),
  'storage-apply-type': z.string(),
  'worker-apply-type': z.string(),
  'max-parallel-worker-hosts': z.number().nullish(),
  'default-instance-action': z.string(),
  'alarm-restrictions': z.string(),
  state: z.string(),
  'current-phase': z.string(),
  'current-phase-completion-percentage': z.number(),
  'build-phase': StrategyPhase,
  'apply-phase': StrategyPhase,
  'abort-phase': StrategyPhase,
  /** Of the deployment of software only; the release is looked up while the strategy is built. */
  release: z.array(z.string()).nullish(),
  'release-id': z.string().nullish(),
  metapackages: z.array(z.string()).nullish(),
  'pre-upgrade-deploy': z.boolean().nullish(),
  'kube-version': z.string().nullish(),
})

export type StrategyStep = z.infer<typeof StrategyStep>
export type StrategyStage = z.infer<typeof StrategyStage>
export type StrategyPhase = z.infer<typeof StrategyPhase>
export type LocalStrategy = z.infer<typeof LocalStrategy>

const Reply = z.looseObject({strategy: LocalStrategy.nullish()})

const Current = z.looseObject({strategy: z.looseObject({name: z.string(), state: z.string()}).nullish()})

/** The strategy that there is, of whatever type: there is one at a time. */
export async function currentLocalStrategy(api: Api): Promise<{type: string; state: string} | undefined> {
  const reply = await api.get('/orchestration/current-strategy/strategy', Current).catch(absent)
  return reply?.strategy ? {type: reply.strategy.name, state: reply.strategy.state} : undefined
}

export type LocalStrategies = ReturnType<typeof localStrategies>

export function localStrategies(api: Api, type: LocalStrategyType) {
  const path = `/orchestration/${type}/strategy`

  async function find(): Promise<LocalStrategy | undefined> {
    const reply = await api.get(path, Reply).catch(absent)
    return reply?.strategy ?? undefined
  }

  async function get(): Promise<LocalStrategy> {
    return (await find()) ?? missing('No strategy available')
  }

  /** What the official client says where there is no strategy to act on. */
  async function act(body: Record<string, unknown>, otherwise: string): Promise<LocalStrategy> {
    const reply = await api.post(`${path}/actions`, body, Reply).catch(absent)
    return reply?.strategy ?? missing(otherwise)
  }

  return {
    find,
    get,
    async create(members: Record<string, unknown>): Promise<LocalStrategy> {
      const reply = await api.post(path, members, Reply).catch(absent).catch(whenInTheWay('local-strategy'))
      return reply?.strategy ?? missing('Strategy creation failed')
    },
    /** All of it, or one stage. vim goes on stage by stage; the official client allows only the first. */
    async apply({stage, nextStage = false}: {stage?: string; nextStage?: boolean} = {}): Promise<LocalStrategy> {
      const {state} = (await find()) ?? missing('No strategy available. Nothing to apply.')
      const paused = nextStage && stage !== undefined && state === 'applying'
      if (state === 'applying' && !paused) throw conflict('Strategy already applied.')
      if (state !== 'ready-to-apply' && !paused) {
        throw conflict(`Strategy cannot be applied. ${state} is not a valid state.`)
      }
      return stage === undefined
        ? act({action: 'apply-all'}, 'Strategy apply failed')
        : act({action: 'apply-stage', 'stage-id': stage}, `Strategy stage ${stage} apply failed`)
    },
    abort: ({stage}: {stage?: string} = {}) =>
      act(
        {action: 'abort-stage', 'stage-id': stage ?? null},
        stage === undefined ? 'Strategy abort failed' : `Strategy stage ${stage} abort failed`,
      ),
    async delete({force = false}: {force?: boolean} = {}): Promise<void> {
      const gone = await api.delete(path, undefined, {body: {force}}).then(() => true, absent)
      if (!gone) missing('Nothing to delete')
    },
  }
}

function absent(error: unknown): undefined {
  if (saysAbsent(error)) return undefined
  throw error
}

function missing(message: string): never {
  throw new ClientError('not-found', message, {service: 'vim', hint: 'create a strategy first'})
}

const conflict = (message: string) => new ClientError('conflict', message, {service: 'vim'})

/** What a deployment of software can be asked for. */
export interface SoftwareStrategyOptions {
  release: readonly string[]
  rollback?: boolean
  delete?: boolean
  cleanup?: boolean
  snapshot?: boolean
  kubernetes?: string
  preUpgradeDeploy?: boolean
}

/** The members of the request. */
export function softwareStrategy(options: SoftwareStrategyOptions): Record<string, unknown> {
  const {release, rollback, cleanup, snapshot, kubernetes, preUpgradeDeploy} = options
  return {
    release,
    rollback: rollback ?? null,
    delete: options.delete ?? null,
    snapshot: snapshot || undefined,
    'pre-upgrade-deploy': preUpgradeDeploy || undefined,
    'kube-upgrade': kubernetes || undefined,
    cleanup: cleanup || undefined,
  }
}

type Verb = 'build' | 'apply' | 'abort'

const goals: Record<Verb, string> = {build: 'ready-to-apply', apply: 'applied', abort: 'aborted'}

/** How a strategy ends that does not reach its goal. */
const ends = /^(build|apply|abort)-(failed|timeout)$|^aborted$|^applied$/

const standing =
  (verb: Verb) =>
  (strategy: LocalStrategy): Standing => {
    const {state} = strategy
    const phase = phaseText(strategy)
    if (state === goals[verb]) return {phase, done: true}
    if (!ends.test(state)) return {phase}
    // An abort that vim began on its own says nothing of why: the phase before it does.
    const reason = strategy[`${verb}-phase`].reason || strategy['apply-phase'].reason
    return {phase, failed: reason ? `${state}: ${oneLine(reason)}` : state}
  }

const oneLine = (text: string) => text.trim().replace(/\s*\n\s*/g, '; ')

/** Where a strategy stands that was created, applied or aborted. */
export const building = standing('build')
export const applyingLocally = standing('apply')
export const abortingLocally = standing('abort')

/** Where one stage stands: vim pauses after it, and says so by the phase alone. */
export function applyingStage(strategy: LocalStrategy): Standing {
  const {'apply-phase': phase, state} = strategy
  const paused = state === 'applying' && phase['stop-at-stage'] > 0 && phase['current-stage'] >= phase['stop-at-stage']
  return paused ? {phase: `paused after stage ${phase['stop-at-stage'] - 1}`, done: true} : applyingLocally(strategy)
}

const phaseText = (strategy: LocalStrategy): string => {
  const {stage, step} = currentOf(strategy)
  const where = [stage?.['stage-name'], step?.['step-name'], step?.['entity-names'].join(' ')].filter(Boolean)
  const percent = `${strategy.state} ${strategy['current-phase-completion-percentage'] ?? 0} %`
  return stage?.inprogress ? `${percent}, ${where.join(' / ')}` : percent
}

/** The stage and step that work is at, as the official client finds them: the last ones where all is done. */
export function currentOf(strategy: LocalStrategy): {stage?: StrategyStage; step?: StrategyStep} {
  const phase = [strategy['build-phase'], strategy['apply-phase'], strategy['abort-phase']].find(
    (one) => one['phase-name'] === strategy['current-phase'],
  )
  const stage = phase?.stages.find(({inprogress}) => inprogress) ?? phase?.stages.at(-1)
  const unfinished = ({result}: StrategyStep) => !['initial', 'timed-out', 'success'].includes(result)
  return {stage, step: stage?.steps.find(unfinished) ?? stage?.steps.at(-1)}
}
