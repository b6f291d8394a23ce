import {isSimplex} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {type Stage, type Step, type Strategy, stages} from '../model.js'
import type {PlannedStage, StepOf} from '../plan/stage.js'
import {step as newStep} from '../plan/stage.js'

const opposite = {
  'lock-hosts': 'unlock-hosts',
  'stop-instances': 'start-instances',
  'disable-host-services': 'enable-host-services',
  'fw-update-hosts': 'fw-update-abort-hosts',
} as const

/** Every step that an abort may come to. */
export const abortSteps = [...Object.values(opposite), ...(['kube-rootca-update-abort', 'kube-upgrade-abort'] as const)]
type AbortStep = (typeof abortSteps)[number]

const isKey = <T extends object>(name: PropertyKey, table: T): name is keyof T => Object.hasOwn(table, name)

/** What undoes a step that was begun. */
function undo(step: Step, simplex: boolean): StepOf<AbortStep> | undefined {
  if (isKey(step.name, opposite)) {
    return newStep(opposite[step.name], {kind: step.kind, names: step.names, uuids: step.uuids})
  }
  if (step.name.startsWith('kube-rootca-update-host-')) return newStep('kube-rootca-update-abort')
  // What the cluster has done for its root CA stays as it is, and is taken up again.
  if (step.name.startsWith('kube-rootca-')) return undefined
  return simplex && step.name.startsWith('kube-') ? newStep('kube-upgrade-abort') : undefined
}

/** The stages that were begun, last first, each with what undoes its steps, last first. */
export function abortPlan(sim: Simulation, region: string, strategy: Strategy): PlannedStage<AbortStep>[] {
  const simplex = isSimplex(sim, region)
  const begun = sim
    .in(region)
    .of(stages)
    .where({phase: 'apply'})
    .filter(({result}, at) => at <= strategy.apply.current && result !== 'initial' && result !== 'success')
  const plan = begun.toReversed().flatMap(({name, steps, current}: Stage) => {
    const undone = steps
      .slice(0, current + 1)
      .filter(({result}) => result !== 'initial')
      .toReversed()
      .flatMap((step) => undo(step, simplex) ?? [])
    return undone.length === 0 ? [] : [{name, steps: undone}]
  })
  const once = (name: string) => plan.flatMap(({steps}) => steps).filter((step) => step.name === name)
  const kube = once('kube-upgrade-abort').length + once('kube-rootca-update-abort').length
  if (kube === 0) return plan
  // One abort takes back the whole upgrade or update.
  const [first] = plan
  const [step] = [...once('kube-upgrade-abort'), ...once('kube-rootca-update-abort')]
  return first === undefined || step === undefined ? plan : [{name: first.name, steps: [step]}]
}
