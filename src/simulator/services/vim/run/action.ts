import {stages, strategies} from '../model.js'
import {planners} from '../plan/plan.js'
import {type Site, Unplannable} from '../plan/site.js'
import {endPhase, failBuild, startPhase} from './phase.js'
import {anew, change, changePhase, changeStage, plant, stageAt, waiting} from './record.js'
import {settleAlarm, writeLog} from './report.js'
import {go, stopTimer} from './step.js'

/** Asks the system, then makes the plan. */
export function build(site: Site): void {
  change(site, {state: 'building', phase: 'build'})
  try {
    const plan = planners[site.strategy.type].query(site)
    plant(site, 'build', plan)
    startPhase(site, 'build', plan.length)
    go(site.sim, site.region)
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
  } else changePhase(site, 'apply', {stopAt})
  go(sim, region)
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
  if (runs) settleAlarm(sim, region, strategy.type, 'aborting')
  else {
    endPhase(anew(site), 'apply', 'aborted', '')
    go(sim, region)
  }
}

/** Everything about the strategy is gone. */
export function forget({sim, region, strategy}: Site): void {
  stopTimer(sim, region)
  const table = sim.in(region).of(stages)
  for (const stage of table.all()) table.remove(stage.key)
  sim.in(region).of(strategies).remove(strategy.uuid)
  settleAlarm(sim, region, strategy.type, undefined)
}
