import {isSimplex} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {type Stage, type Step, type Strategy, stages} from '../model.js'
import type {PlannedStage} from '../plan/stage.js'
import {step as newStep} from '../plan/stage.js'

/** What undoes a step that was begun. */
function undo(step: Step, simplex: boolean): Step | undefined {
  const entities = {kind: step.kind, names: step.names, uuids: step.uuids}
  switch (step.name) {
    case 'lock-hosts':
      return newStep('unlock-hosts', entities)
    case 'stop-instances':
      return newStep('start-instances', entities)
    case 'disable-host-services':
      return newStep('enable-host-services', entities)
    case 'fw-update-hosts':
      return newStep('fw-update-abort-hosts', entities)
    default:
      if (step.name.startsWith('kube-rootca-update-host-')) return newStep('kube-rootca-update-abort')
      // What the cluster has done for its root CA stays as it is, and is taken up again.
      if (step.name.startsWith('kube-rootca-')) return undefined
      return simplex && step.name.startsWith('kube-') ? newStep('kube-upgrade-abort') : undefined
  }
}

/** The stages that were begun, last first, each with what undoes its steps, last first. */
export function abortPlan(sim: Simulation, region: string, strategy: Strategy): PlannedStage[] {
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
