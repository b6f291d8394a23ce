import {seconds} from '../../../date.js'
import type {Scope} from '../../../kernel/store.js'
import {type Phase, type PhaseName, type Stage, type Step, type Strategy, stages} from '../model.js'

const moment = (at: number | null): string => (at === null ? '' : seconds(at))

const showStep = (step: Step, at: number) => ({
  'step-id': at,
  'step-name': step.name,
  timeout: step.timeout,
  'entity-type': step.kind,
  'entity-uuids': step.uuids,
  'entity-names': step.names,
  result: step.result,
  reason: step.reason,
  'start-date-time': moment(step.startedAt),
  'end-date-time': moment(step.endedAt),
})

/** Each takes as long as what is in it, and a second. */
const stageTimeout = (stage: Pick<Stage, 'steps'>): number => stage.steps.reduce((sum, step) => sum + step.timeout, 1)

const showStage = (stage: Stage, at: number) => ({
  'stage-id': at,
  'stage-name': stage.name,
  timeout: stageTimeout(stage),
  'total-steps': stage.steps.length,
  'current-step': stage.current,
  steps: stage.steps.map(showStep),
  inprogress: stage.inprogress,
  result: stage.result,
  reason: stage.reason,
  'start-date-time': moment(stage.startedAt),
  'end-date-time': moment(stage.endedAt),
})

const over = ['success', 'failed', 'timed-out', 'aborted']

/** How much of what runs is done; what does not run is whole. */
function percentage(phase: Phase, of: readonly Stage[]): number {
  const steps = phase.inprogress ? of.flatMap((stage) => stage.steps) : []
  if (steps.length === 0) return 100
  return Math.floor((steps.filter(({result}) => over.includes(result)).length * 100) / steps.length)
}

function showPhase(scope: Scope, name: PhaseName, phase: Phase) {
  const all = scope.of(stages).where({phase: name})
  return {
    'phase-name': name,
    timeout: all.length === 0 ? 0 : all.reduce((sum, stage) => sum + stageTimeout(stage), 1),
    'total-stages': phase.total,
    'current-stage': phase.current,
    'stop-at-stage': phase.stopAt,
    stages: all.map(showStage),
    inprogress: phase.inprogress,
    'completion-percentage': percentage(phase, all),
    result: phase.result,
    reason: phase.reason,
    response: phase.response,
    'start-date-time': moment(phase.startedAt),
    'end-date-time': moment(phase.endedAt),
  }
}

function softwareOf({type, options, release, parts}: Strategy) {
  if (type !== 'sw-upgrade') return {}
  return {
    release: options.releases,
    ...(release === '' ? {} : {'release-id': release, metapackages: parts, 'pre-upgrade-deploy': options.preUpgrade}),
    'kube-version': options.kubernetes === '' ? null : options.kubernetes,
  }
}

export function showStrategy(scope: Scope, strategy: Strategy) {
  const {options, phase} = strategy
  const phases = {
    build: showPhase(scope, 'build', strategy.build),
    apply: showPhase(scope, 'apply', strategy.apply),
    abort: showPhase(scope, 'abort', strategy.abort),
  }
  return {
    uuid: strategy.uuid,
    name: strategy.type,
    ...softwareOf(strategy),
    'controller-apply-type': options.controllers,
    'storage-apply-type': options.storage,
    'swift-apply-type': 'ignore',
    'worker-apply-type': options.workers,
    'max-parallel-worker-hosts': options.maxParallel,
    'default-instance-action': options.instances,
    'alarm-restrictions': options.alarms,
    state: strategy.state,
    'current-phase': phase,
    'current-phase-completion-percentage': phase === 'initial' ? 0 : phases[phase]['completion-percentage'],
    'build-phase': phases.build,
    'apply-phase': phases.apply,
    'abort-phase': phases.abort,
  }
}
