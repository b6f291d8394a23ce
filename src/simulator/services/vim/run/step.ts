import type {Simulation} from '../../../simulation.js'
import type {Result, Stage, Step} from '../model.js'
import {planners} from '../plan/plan.js'
import type {Site} from '../plan/site.js'
import {abortSteps} from './abort.js'
import type {Behaviour, Outcome, Run} from './behaviour/kind.js'
import {behaviourOf} from './behaviour/table.js'
import {endPhase} from './phase.js'
import {changePhase, changeStage, phaseOf, siteOf, stageAt, type Waiting, waiting, withStep} from './record.js'

const timerKind = 'vim.step'

export const stopTimer = (sim: Simulation, region: string): void => {
  sim.cancel(region, timerKind)
}

/** Takes the step that is next, until one takes its time. */
export function go(sim: Simulation, region: string): void {
  for (;;) {
    const site = siteOf(sim, region)
    if (site === undefined) return
    const name = phaseOf(site.strategy)
    const phase = site.strategy[name]
    if (!phase.inprogress) return
    const stage = stageAt(sim, region, name, phase.current)
    const step = stage?.steps[stage.current]
    if (stage === undefined) endPhase(site, name, 'success', '')
    else if (phase.current >= phase.stopAt) return
    else if (step === undefined) endStage(site, stage, 'success', '')
    else if (step.result === 'initial') startStep(site, stage, step)
    else return
  }
}

const runOf = (site: Site, step: Step): Run => ({...site, step})

function startStep(site: Site, stage: Stage, step: Step): void {
  const {sim, region} = site
  const now = sim.now()
  const inprogress = stage.inprogress ? {} : {inprogress: true, result: 'inprogress' as const, startedAt: now}
  changeStage(site, stage, {...inprogress, steps: withStep(stage, {result: 'wait', startedAt: now})})
  const behaviour = behaviourOf(step)
  const over = behaviour.takes === undefined ? 'timeout' : 'done'
  const after = duration(sim, step, behaviour)
  sim.schedule({after, kind: timerKind, scope: region, key: timerKind, data: over})
  const struck = faultOf(site, step)
  const outcome = struck === undefined ? behaviour.begin?.(runOf(site, step)) : {failed: struck}
  const still = waiting(sim, region)
  if (still === undefined || still.stage.key !== stage.key || still.stage.current !== stage.current) return
  if (outcome !== undefined) settleStep(still, outcome)
  else if (behaviour.takes === undefined) settleStep(still, behaviour.settle?.(runOf(site, step)))
}

/** What works takes its time; what waits for something has until its timeout. */
function duration(sim: Simulation, step: Step, {takes}: Behaviour): number {
  return takes === undefined || step.name === 'system-stabilize' ? step.timeout * 1000 : sim.timing.ms(takes)
}

/** A fault rule such as `vim.apply.lock-hosts`, for one of the hosts or for the whole system. */
function faultOf({sim, region, strategy}: Site, step: Step): string | undefined {
  const name = `vim.${strategy.phase}.${step.name}`
  for (const host of [region, ...step.names]) {
    const found = sim.faults.state(name, {region, host})
    if (found !== undefined) return found
  }
  return undefined
}

/** Answers whether it is over. */
function settleStep({site, stage}: Waiting, outcome: Outcome): boolean {
  if (outcome === undefined) return false
  const {sim, region, strategy} = site
  stopTimer(sim, region)
  const failed = outcome !== 'done' && 'failed' in outcome ? outcome.failed : undefined
  const said = outcome !== 'done' && 'done' in outcome ? outcome.done : ''
  const reason = failed ?? said
  const patch = {result: failed === undefined ? 'success' : 'failed', reason, endedAt: sim.now()} as const
  const steps = withStep(stage, patch)
  if (failed !== undefined) {
    endStage(site, changeStage(site, stage, {steps}), 'failed', failed)
    return true
  }
  const after = changeStage(site, stage, {steps, current: stage.current + 1})
  if (strategy.apply.result === 'aborting' && phaseOf(strategy) === 'apply') {
    changeStage(site, after, {inprogress: false, result: 'aborted', endedAt: sim.now()})
    endPhase(site, 'apply', 'aborted', '')
  }
  return true
}

function endStage(site: Site, stage: Stage, result: Result, reason: string): void {
  changeStage(site, stage, {inprogress: false, result, reason, endedAt: site.sim.now()})
  if (result === 'success') changePhase(site, stage.phase, {current: site.strategy[stage.phase].current + 1})
  else endPhase(site, stage.phase, result, reason)
}

/** Something happened in the region: maybe what a step waits for. */
export function look(sim: Simulation, region: string): void {
  const found = waiting(sim, region)
  if (found === undefined) return
  const behaviour = behaviourOf(found.step)
  if (behaviour.takes !== undefined) return
  if (settleStep(found, behaviour.settle?.(runOf(found.site, found.step)))) go(sim, region)
}

/** Something that a step asked for was refused, or broke; a lock is asked for again before it is given up. */
export function fail(sim: Simulation, region: string, concerns: (step: Step) => boolean, reason: string): void {
  const found = waiting(sim, region)
  if (found === undefined || !concerns(found.step) || retried(found)) return
  settleStep(found, {failed: reason})
  go(sim, region)
}

const retryKind = 'vim.retry'
const lockRetries = 3

/** Is it going to be tried again? */
function retried({site, stage, step}: Waiting): boolean {
  const {sim, region} = site
  const left = Number(step.args['retries'] ?? (step.name === 'lock-hosts' ? lockRetries : 0))
  if (left === 0) return false
  changeStage(site, stage, {steps: withStep(stage, {args: {...step.args, retries: String(left - 1)}})})
  sim.schedule({
    after: sim.timing.ms('vim.step.retry'),
    kind: retryKind,
    scope: region,
    key: retryKind,
    data: step.name,
  })
  return true
}

function retry(sim: Simulation, region: string, name: unknown): void {
  const found = waiting(sim, region)
  if (found === undefined || found.step.name !== name) return
  const outcome = behaviourOf(found.step).begin?.(runOf(found.site, found.step))
  const still = waiting(sim, region)
  if (outcome !== undefined && still?.step.name === name) settleStep(still, outcome)
  go(sim, region)
}

/** What of each phase can be made to fail: the steps that some type of strategy may come to in it. */
const stepFaults: readonly string[] = [
  ...Object.values(planners).flatMap(({steps}) =>
    (['build', 'apply'] as const).flatMap((phase) => steps[phase].map((name) => `vim.${phase}.${name}`)),
  ),
  ...abortSteps.map((name) => `vim.abort.${name}`),
]

export function installSteps(sim: Simulation): void {
  sim.faults.declare(...stepFaults)
  sim.onTimer(retryKind, ({scope, data}) => retry(sim, scope, data))
  sim.onTimer(timerKind, ({scope: region, data}) => {
    const found = waiting(sim, region)
    if (found === undefined) return
    const {site, stage, step} = found
    if (data === 'done') settleStep(found, behaviourOf(step).settle?.(runOf(site, step)) ?? 'done')
    else {
      const patch = {result: 'timed-out', reason: 'timeout', endedAt: sim.now()} as const
      const ended = changeStage(site, stage, {steps: withStep(stage, patch)})
      endStage(site, ended, 'timed-out', `${step.name} timed out`)
    }
    go(sim, region)
  })
}
