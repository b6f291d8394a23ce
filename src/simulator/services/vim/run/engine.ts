import type {Simulation} from '../../../kernel/simulation.js'
import {planners} from '../plan/plan.js'
import {type Site, Unplannable} from '../plan/site.js'
import {targetOf} from '../plan/software.js'
import {type PlannedStage, stageOf} from '../plan/stage.js'
import {
  type Phase,
  type PhaseName,
  type Result,
  type Stage,
  type Step,
  type Strategy,
  type StrategyState,
  stages,
  strategies,
  untouched,
} from '../strategy/model.js'
import {abortPlan} from './abort.js'
import {behaviourOf, type Outcome, type Run} from './behaviour.js'
import {settleAlarm, writeLog} from './report.js'

const timerKind = 'vim.step'

export const present = (sim: Simulation, region: string): Strategy | undefined =>
  sim
    .in(region)
    .of(strategies)
    .find(() => true)

/** A site with the strategy as it stands now. */
const siteOf = (sim: Simulation, region: string): Site | undefined => {
  const strategy = present(sim, region)
  return strategy && {sim, region, strategy}
}

const change = ({sim, region, strategy}: Site, patch: Partial<Strategy>): Strategy =>
  sim.in(region).of(strategies).update(strategy.uuid, patch)

const phaseOf = (strategy: Strategy): PhaseName => (strategy.phase === 'initial' ? 'build' : strategy.phase)

const changePhase = (site: Site, name: PhaseName, patch: Partial<Phase>): void => {
  change(site, {[name]: {...(present(site.sim, site.region) ?? site.strategy)[name], ...patch}})
}

const stageAt = (sim: Simulation, region: string, phase: PhaseName, at: number): Stage | undefined =>
  sim.in(region).of(stages).get(`${phase}.${at}`)

function plant({sim, region}: Site, phase: PhaseName, plan: readonly PlannedStage[]): void {
  for (const [at, planned] of plan.entries())
    sim
      .in(region)
      .of(stages)
      .insert(stageOf(phase, at, planned))
}

/** Everything about the strategy is gone. */
export function forget(site: Site): void {
  const {sim, region, strategy} = site
  sim.cancel(region, timerKind)
  for (const stage of sim.in(region).of(stages).all()) sim.in(region).of(stages).remove(stage.key)
  sim.in(region).of(strategies).remove(strategy.uuid)
  settleAlarm(sim, region, strategy.type, undefined)
}

function enterState(site: Site, state: StrategyState, reason = ''): void {
  change(site, {state})
  const {sim, region} = site
  const told = state === 'build-timeout' ? 'build-failed' : state === 'apply-timeout' ? 'apply-failed' : state
  if (told === 'ready-to-apply' || told === 'build-failed' || told === 'applied' || told === 'apply-failed') {
    sim.emit('vim.strategy.reached', {region, state: told, reason})
  }
}

/** Asks the system, then makes the plan. */
export function build(site: Site): void {
  change(site, {state: 'building', phase: 'build'})
  try {
    const plan = planners[site.strategy.type].query(site)
    plant(site, 'build', plan)
    startPhase(site, 'build', plan.length)
  } catch (error) {
    if (!(error instanceof Unplannable)) throw error
    failBuild(site, error.message)
  }
}

function failBuild(site: Site, reason: string): void {
  changePhase(site, 'build', {inprogress: false, result: 'failed', reason, endedAt: site.sim.now()})
  enterState(site, 'build-failed', reason)
}

function makePlan(site: Site): void {
  try {
    const plan = planners[site.strategy.type].plan(site)
    plant(site, 'apply', plan)
    changePhase(site, 'apply', {...untouched, total: plan.length, stopAt: plan.length})
    const {releases, rollback, cleanup} = site.strategy.options
    if (site.strategy.type === 'sw-upgrade' && !rollback && !cleanup) {
      const target = targetOf(site)
      change(site, {release: target.id, parts: releases.filter((one) => one !== target.id)})
    }
    enterState(site, 'ready-to-apply')
  } catch (error) {
    if (!(error instanceof Unplannable)) throw error
    failBuild(site, error.message)
  }
}

/** The whole rest, or one stage. */
export function apply(site: Site, stage: number | undefined): void {
  const {strategy, sim, region} = site
  const stopAt = stage === undefined ? strategy.apply.total : stage + 1
  if (strategy.phase === 'build') {
    change(site, {state: 'applying', phase: 'apply'})
    settleAlarm(sim, region, strategy.type, 'inprogress')
    writeLog(sim, region, strategy.type, 'start')
    writeLog(sim, region, strategy.type, 'inprogress')
    startPhase(site, 'apply', stopAt)
    return
  }
  changePhase(site, 'apply', {stopAt})
  go(sim, region)
}

function startPhase(site: Site, phase: PhaseName, stopAt: number): void {
  const total = site.sim.in(site.region).of(stages).count({phase})
  changePhase(site, phase, {
    ...untouched,
    total,
    stopAt,
    inprogress: true,
    result: 'inprogress',
    startedAt: site.sim.now(),
  })
  go(site.sim, site.region)
}

/** Takes the step that is next, until one takes its time. */
function go(sim: Simulation, region: string): void {
  for (;;) {
    const site = siteOf(sim, region)
    if (site === undefined) return
    const name = phaseOf(site.strategy)
    const phase = site.strategy[name]
    if (!phase.inprogress) return
    const stage = stageAt(sim, region, name, phase.current)
    if (stage === undefined) {
      endPhase(site, name, 'success', '')
      return
    }
    if (phase.current >= phase.stopAt) return
    const step = stage.steps[stage.current]
    if (step === undefined) {
      endStage(site, stage, 'success', '')
      continue
    }
    if (step.result !== 'initial') return
    if (!startStep(site, stage, step)) return
  }
}

const changeStage = (site: Site, stage: Stage, patch: Partial<Stage>): Stage =>
  site.sim.in(site.region).of(stages).update(stage.key, patch)

const withStep = (stage: Stage, patch: Partial<Step>): readonly Step[] =>
  stage.steps.map((step, at) => (at === stage.current ? {...step, ...patch} : step))

const runOf = (site: Site, step: Step): Run => ({...site, step})

/** The same step, if nothing else happened meanwhile. */
function waiting(sim: Simulation, region: string): {site: Site; stage: Stage; step: Step} | undefined {
  const site = siteOf(sim, region)
  if (site === undefined) return undefined
  const name = phaseOf(site.strategy)
  const stage = stageAt(sim, region, name, site.strategy[name].current)
  const step = stage?.steps[stage.current]
  if (stage === undefined || step?.result !== 'wait') return undefined
  return {site, stage, step}
}

/** Answers whether it is over already. */
function startStep(site: Site, stage: Stage, step: Step): boolean {
  const {sim, region} = site
  const now = sim.now()
  const inprogress = stage.inprogress ? {} : {inprogress: true, result: 'inprogress' as const, startedAt: now}
  changeStage(site, stage, {...inprogress, steps: withStep(stage, {result: 'wait', startedAt: now})})
  const behaviour = behaviourOf(step)
  const takes = behaviour.takes
  const own = step.name === 'system-stabilize' ? step.timeout * 1000 : undefined
  const until = takes === undefined ? step.timeout * 1000 : (own ?? sim.timing.ms(takes))
  const over = takes === undefined ? 'timeout' : 'done'
  sim.schedule({after: until, kind: timerKind, scope: region, key: timerKind, data: over})
  const struck = faultOf(site, step)
  const outcome = struck === undefined ? behaviour.begin?.(runOf(site, step)) : {failed: struck}
  const still = waiting(sim, region)
  if (still === undefined || still.stage.key !== stage.key || still.stage.current !== stage.current) return false
  if (outcome !== undefined) return settleStep(still, outcome)
  if (takes === undefined) {
    const met = behaviour.settle?.(runOf(site, step))
    if (met !== undefined) return settleStep(still, met)
  }
  return false
}

/** A fault rule such as `vim.apply.lock-hosts`, for one of the hosts or for the whole system. */
function faultOf({sim, region, strategy}: Site, step: Step): string | undefined {
  const name = `vim.${strategy.phase}.${step.name}`
  for (const host of step.names.length === 0 ? [region] : step.names) {
    const found = sim.faults.state(name, {region, host})
    if (found !== undefined) return found
  }
  return undefined
}

/** Answers whether the strategy goes on at once. */
function settleStep({site, stage}: {site: Site; stage: Stage}, outcome: Outcome): boolean {
  if (outcome === undefined) return false
  const {sim, region} = site
  sim.cancel(region, timerKind)
  const failed = outcome === 'done' ? undefined : outcome.failed
  const patch = {result: failed === undefined ? 'success' : 'failed', reason: failed ?? '', endedAt: sim.now()} as const
  if (failed !== undefined) {
    const ended = changeStage(site, stage, {steps: withStep(stage, patch)})
    endStage(site, ended, 'failed', failed)
    return false
  }
  changeStage(site, stage, {steps: withStep(stage, patch), current: stage.current + 1})
  if (site.strategy.apply.result === 'aborting' && phaseOf(site.strategy) === 'apply') {
    const after = stageAt(sim, region, 'apply', site.strategy.apply.current)
    if (after !== undefined) changeStage(site, after, {inprogress: false, result: 'aborted', endedAt: sim.now()})
    endPhase(site, 'apply', 'aborted', '')
    return false
  }
  return true
}

function endStage(site: Site, stage: Stage, result: Result, reason: string): void {
  changeStage(site, stage, {inprogress: false, result, reason, endedAt: site.sim.now()})
  if (result !== 'success') {
    endPhase(site, stage.phase, result, reason)
    return
  }
  changePhase(site, stage.phase, {current: site.strategy[stage.phase].current + 1})
}

function endPhase(given: Site, name: PhaseName, result: Result, reason: string): void {
  const {sim, region} = given
  const response = result === 'failed' ? `{'error-message': ['${reason.replaceAll("'", '"')}']}` : ''
  changePhase(given, name, {inprogress: false, result, reason, response, endedAt: sim.now()})
  const site = siteOf(sim, region) ?? given
  const {type, state} = site.strategy
  if (name === 'build') {
    if (result === 'success') makePlan(site)
    else enterState(site, result === 'timed-out' ? 'build-timeout' : 'build-failed', reason)
    return
  }
  if (name === 'abort') {
    const failed = result !== 'success'
    enterState(site, failed ? (result === 'timed-out' ? 'abort-timeout' : 'abort-failed') : 'aborted')
    writeLog(sim, region, type, failed ? 'abort-failed' : 'aborted', reason)
    settleAlarm(sim, region, type, failed || site.strategy.apply.result === 'failed' ? 'failed' : undefined)
    if (site.strategy.apply.result === 'aborted') sim.emit('vim.strategy.reached', {region, state: 'aborted'})
    return
  }
  if (result === 'success') {
    enterState(site, 'applied')
    settleAlarm(sim, region, type, undefined)
    writeLog(sim, region, type, 'completed')
    return
  }
  if (state !== 'aborting') {
    enterState(site, result === 'timed-out' ? 'apply-timeout' : 'apply-failed', reason)
    writeLog(sim, region, type, 'failed', reason)
  }
  startAbort(siteOf(sim, region) ?? site)
}

function startAbort(site: Site): void {
  const {sim, region, strategy} = site
  const plan = abortPlan(sim, region, strategy)
  change(site, {state: 'aborting', phase: 'abort'})
  settleAlarm(sim, region, strategy.type, 'aborting')
  writeLog(sim, region, strategy.type, 'aborting')
  plant(site, 'abort', plan)
  startPhase(siteOf(sim, region) ?? site, 'abort', plan.length)
}

/** The step that runs comes to its end; then what was done is undone. */
export function abort(site: Site): void {
  const {sim, region, strategy} = site
  writeLog(sim, region, strategy.type, 'abort')
  change(site, {state: 'aborting'})
  const stage = stageAt(sim, region, 'apply', strategy.apply.current)
  const runs = waiting(sim, region) !== undefined
  if (stage !== undefined && runs) changeStage(site, stage, {result: 'aborting'})
  changePhase(site, 'apply', {result: runs ? 'aborting' : 'aborted'})
  if (!runs) endPhase(siteOf(sim, region) ?? site, 'apply', 'aborted', '')
  else settleAlarm(sim, region, strategy.type, 'aborting')
}

/** Something happened in the region: maybe what a step waits for. */
export function look(sim: Simulation, region: string): void {
  const found = waiting(sim, region)
  if (found === undefined) return
  const behaviour = behaviourOf(found.step)
  if (behaviour.takes !== undefined) return
  const outcome = behaviour.settle?.(runOf(found.site, found.step))
  if (outcome !== undefined && settleStep(found, outcome)) go(sim, region)
}

/** Something that a step asked for was refused, or broke. */
export function fail(sim: Simulation, region: string, concerns: (step: Step) => boolean, reason: string): void {
  const found = waiting(sim, region)
  if (found !== undefined && concerns(found.step)) settleStep(found, {failed: reason})
}

export function installEngine(sim: Simulation): void {
  sim.faults.declare('vim.build.*', 'vim.apply.*', 'vim.abort.*')
  sim.onTimer(timerKind, ({scope: region, data}) => {
    const found = waiting(sim, region)
    if (found === undefined) return
    if (data === 'done') {
      const outcome = behaviourOf(found.step).settle?.(runOf(found.site, found.step)) ?? 'done'
      if (settleStep(found, outcome)) go(sim, region)
      return
    }
    const {site, stage} = found
    const patch = {result: 'timed-out', reason: 'timeout', endedAt: sim.now()} as const
    const ended = changeStage(site, stage, {steps: withStep(stage, patch)})
    endStage(site, ended, 'timed-out', `${found.step.name} timed out`)
  })
}
