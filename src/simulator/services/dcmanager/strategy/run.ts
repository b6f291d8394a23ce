import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {changeSubcloud, subcloudById} from '../record/change.js'
import {longestError} from '../record/model.js'
import {changing} from '../row.js'
import {isOver, type Outcome, type Strategy, type StrategyStep, steps, strategies} from './model.js'

const timer = 'dcmanager.strategy'
/** What the monitor of the strategy does when its time has come. */
type Turn = 'start' | 'abort' | 'finish' | 'delete'

export type StartStep = (sim: Simulation, step: StrategyStep) => void

export const present = (sim: Simulation): Strategy | undefined => sim.in(centralRegion).of(strategies).all()[0]

export const changeStrategy = changing(strategies)
export const changeStep = changing(steps)

export function schedule(sim: Simulation, turn: Turn): void {
  sim.schedule({after: sim.timing.ms(`strategy.${turn}`), kind: timer, scope: centralRegion, key: timer, data: turn})
}

export function installMonitor(sim: Simulation, startStep: StartStep): void {
  sim.onTimer(timer, ({data}) => {
    const strategy = present(sim)
    if (strategy === undefined) return
    if (data === 'start') fill(sim, startStep)
    else if (data === 'abort') abortWaiting(sim, strategy)
    else if (data === 'finish') finish(sim, strategy)
    else deleteBatch(sim, strategy)
  })
}

/** Begins steps in their order for as long as there is room. */
function fill(sim: Simulation, startStep: StartStep): void {
  for (;;) {
    const strategy = present(sim)
    if (strategy === undefined || strategy.state !== 'applying') return
    if (strategy.running >= strategy.maxParallel || strategy.next > strategy.last) break
    const step = sim.in(centralRegion).of(steps).get(strategy.next)
    sim
      .in(centralRegion)
      .of(strategies)
      .update(strategy.id, {next: strategy.next + 1})
    if (step === undefined || step.state !== 'initial') continue
    begin(sim, step, startStep)
  }
  settle(sim)
}

function begin(sim: Simulation, step: StrategyStep, startStep: StartStep): void {
  const subcloud = subcloudById(sim, step.subcloudId)
  const strategy = present(sim)
  if (subcloud === undefined || strategy === undefined) return
  if (subcloud.management === 'unmanaged') {
    count(sim, 'failed')
    changeStep(sim, step.id, {
      stage: 'Complete',
      state: 'failed',
      details: `Subcloud ${subcloud.name} is unmanaged.`,
      finishedAt: sim.now(),
    })
    return
  }
  sim
    .in(centralRegion)
    .of(strategies)
    .update(strategy.id, {running: strategy.running + 1})
  startStep(sim, changeStep(sim, step.id, {stage: 'Apply', startedAt: sim.now()}))
}

/** A step came to its end: its place is free, and where failures stop the strategy, nothing new begins. */
export function stepOver(
  sim: Simulation,
  step: StrategyStep,
  outcome: {state: Outcome; details: string},
  startStep: StartStep,
): void {
  changeStep(sim, step.id, {
    ...outcome,
    details: outcome.details.slice(0, 1000),
    stage: 'Complete',
    finishedAt: sim.now(),
  })
  freePlace(sim)
  if (outcome.state === 'failed') {
    count(sim, 'failed')
    changeSubcloud(sim, step.subcloudId, {errorDescription: outcome.details.slice(0, longestError)})
  }
  fill(sim, startStep)
  settle(sim)
}

function freePlace(sim: Simulation): void {
  const strategy = present(sim)
  if (strategy === undefined) return
  sim
    .in(centralRegion)
    .of(strategies)
    .update(strategy.id, {running: Math.max(0, strategy.running - 1)})
}

/** The subcloud of a step is gone. */
export function dropSteps(sim: Simulation, subcloudId: number, startStep: StartStep): void {
  const table = sim.in(centralRegion).of(steps)
  for (const step of table.where({subcloudId})) {
    table.remove(step.id)
    if (step.state === 'initial' || isOver(step.state)) continue
    freePlace(sim)
    fill(sim, startStep)
    settle(sim)
  }
}

function count(sim: Simulation, outcome: 'failed' | 'aborted', by = 1): void {
  const strategy = present(sim)
  if (strategy === undefined) return
  const stops = outcome === 'failed' && strategy.stopOnFailure && strategy.state === 'applying'
  if (stops) changeStrategy(sim, strategy.id, {state: 'failed'})
  sim
    .in(centralRegion)
    .of(strategies)
    .update(strategy.id, {[outcome]: strategy[outcome] + by})
}

/** Nothing runs and nothing is left to begin: the monitor will see it in its next round. */
function settle(sim: Simulation): void {
  const strategy = present(sim)
  if (strategy === undefined || strategy.running > 0) return
  const through = strategy.state === 'aborting' || (strategy.state === 'applying' && strategy.next > strategy.last)
  if (through) schedule(sim, 'finish')
}

function abortWaiting(sim: Simulation, strategy: Strategy): void {
  if (strategy.state !== 'abort requested') return
  changeStrategy(sim, strategy.id, {state: 'aborting'})
  const waiting = sim
    .in(centralRegion)
    .of(steps)
    .where((step) => step.state === 'initial')
  for (const step of waiting) changeStep(sim, step.id, {stage: 'Complete', state: 'aborted', finishedAt: sim.now()})
  count(sim, 'aborted', waiting.length)
  settle(sim)
}

function finish(sim: Simulation, strategy: Strategy): void {
  if (strategy.running > 0 || (strategy.state !== 'applying' && strategy.state !== 'aborting')) return
  const state = strategy.failed > 0 ? 'failed' : strategy.aborted > 0 ? 'aborted' : 'complete'
  changeStrategy(sim, strategy.id, {state})
}

/** What is left in the subclouds goes first, as many at a time as were updated at a time. */
function deleteBatch(sim: Simulation, strategy: Strategy): void {
  const table = sim.in(centralRegion).of(steps)
  for (const step of table.all().slice(0, strategy.maxParallel)) {
    const subcloud = subcloudById(sim, step.subcloudId)
    if (subcloud !== undefined) sim.emit('vim.strategy.wanted', {region: subcloud.region, action: 'delete'})
    table.remove(step.id)
  }
  if (table.count() > 0) schedule(sim, 'delete')
  else sim.in(centralRegion).of(strategies).remove(strategy.id)
}
