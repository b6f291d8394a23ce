import type {Simulation} from '../../../simulation.js'
import {type Phase, type PhaseName, type Stage, type Step, type Strategy, stages, strategies} from '../model.js'
import type {Site} from '../plan/site.js'
import {type PlannedStage, stageOf} from '../plan/stage.js'

export const present = (sim: Simulation, region: string): Strategy | undefined =>
  sim
    .in(region)
    .of(strategies)
    .find(() => true)

/** A site with the strategy as it stands now. */
export const siteOf = (sim: Simulation, region: string): Site | undefined => {
  const strategy = present(sim, region)
  return strategy && {sim, region, strategy}
}

/** The same site after something was changed. */
export const anew = (site: Site): Site => siteOf(site.sim, site.region) ?? site

export const change = ({sim, region, strategy}: Site, patch: Partial<Strategy>): Strategy =>
  sim.in(region).of(strategies).update(strategy.uuid, patch)

export const phaseOf = (strategy: Strategy): PhaseName => (strategy.phase === 'initial' ? 'build' : strategy.phase)

export const changePhase = (site: Site, name: PhaseName, patch: Partial<Phase>): void => {
  change(site, {[name]: {...anew(site).strategy[name], ...patch}})
}

export const stageAt = (sim: Simulation, region: string, phase: PhaseName, at: number): Stage | undefined =>
  sim.in(region).of(stages).get(`${phase}.${at}`)

export const changeStage = ({sim, region}: Site, stage: Stage, patch: Partial<Stage>): Stage =>
  sim.in(region).of(stages).update(stage.key, patch)

export const withStep = (stage: Stage, patch: Partial<Step>): readonly Step[] =>
  stage.steps.map((step, at) => (at === stage.current ? {...step, ...patch} : step))

export function plant({sim, region}: Site, phase: PhaseName, plan: readonly PlannedStage[]): void {
  const table = sim.in(region).of(stages)
  for (const [at, planned] of plan.entries()) table.insert(stageOf(phase, at, planned))
}

/** What is under way at the moment. */
export interface Waiting {
  readonly site: Site
  readonly stage: Stage
  readonly step: Step
}

export function waiting(sim: Simulation, region: string): Waiting | undefined {
  const site = siteOf(sim, region)
  if (site === undefined) return undefined
  const name = phaseOf(site.strategy)
  const stage = stageAt(sim, region, name, site.strategy[name].current)
  const step = stage?.steps[stage.current]
  if (stage === undefined || step?.result !== 'wait') return undefined
  return {site, stage, step}
}
