import type {OrchestrationState} from '../../../states.js'
import {type PhaseName, type Result, type Strategy, stages, untouched} from '../model.js'
import {planners} from '../plan/plan.js'
import {type Site, Unplannable} from '../plan/site.js'
import {abortPlan} from './abort.js'
import {anew, change, changePhase, plant} from './record.js'
import {settleAlarm, writeLog} from './report.js'

/** What whoever asked for the strategy from outside is told. */
const told: Readonly<
  Partial<Record<OrchestrationState, 'ready-to-apply' | 'build-failed' | 'applied' | 'apply-failed'>>
> = {
  'ready-to-apply': 'ready-to-apply',
  'build-failed': 'build-failed',
  'build-timeout': 'build-failed',
  applied: 'applied',
  'apply-failed': 'apply-failed',
  'apply-timeout': 'apply-failed',
}

function enterState(site: Site, state: OrchestrationState, reason = ''): void {
  change(site, {state})
  const {sim, region} = site
  const news = told[state]
  if (news !== undefined) sim.emit('vim.strategy.reached', {region, state: news, reason})
}

/** From here on its stages are taken, one after the other. */
export function startPhase(site: Site, phase: PhaseName, stopAt: number): void {
  const total = site.sim.in(site.region).of(stages).count({phase})
  const startedAt = site.sim.now()
  changePhase(site, phase, {...untouched, total, stopAt, inprogress: true, result: 'inprogress', startedAt})
}

export function endPhase(given: Site, name: PhaseName, result: Result, reason: string): void {
  const response = result === 'failed' ? `{'error-message': ['${reason.replaceAll("'", '"')}']}` : ''
  changePhase(given, name, {inprogress: false, result, reason, response, endedAt: given.sim.now()})
  const site = anew(given)
  if (name === 'build') endBuild(site, result, reason)
  else if (name === 'abort') endAbort(site, result, reason)
  else endApply(site, result, reason)
}

function endBuild(site: Site, result: Result, reason: string): void {
  if (result === 'success') makePlan(site)
  else enterState(site, result === 'timed-out' ? 'build-timeout' : 'build-failed', reason)
}

function endApply(site: Site, result: Result, reason: string): void {
  const {sim, region, strategy} = site
  if (result === 'success') {
    enterState(site, 'applied')
    settleAlarm(sim, region, strategy.type, undefined)
    writeLog(sim, region, strategy.type, 'completed')
    return
  }
  if (strategy.state !== 'aborting') {
    enterState(site, result === 'timed-out' ? 'apply-timeout' : 'apply-failed', reason)
    writeLog(sim, region, strategy.type, 'failed', reason)
  }
  startAbort(anew(site))
}

function startAbort(site: Site): void {
  const {sim, region, strategy} = site
  const plan = abortPlan(sim, region, strategy)
  change(site, {state: 'aborting', phase: 'abort'})
  settleAlarm(sim, region, strategy.type, 'aborting')
  writeLog(sim, region, strategy.type, 'aborting')
  plant(site, 'abort', plan)
  startPhase(anew(site), 'abort', plan.length)
}

function endAbort(site: Site, result: Result, reason: string): void {
  const {sim, region, strategy} = site
  const failed = result !== 'success'
  enterState(site, failed ? (result === 'timed-out' ? 'abort-timeout' : 'abort-failed') : 'aborted')
  writeLog(sim, region, strategy.type, failed ? 'abort-failed' : 'aborted', reason)
  settleAlarm(sim, region, strategy.type, failed || strategy.apply.result === 'failed' ? 'failed' : undefined)
  if (strategy.apply.result === 'aborted') sim.emit('vim.strategy.reached', {region, state: 'aborted'})
}

export function failBuild(site: Site, reason: string): void {
  changePhase(site, 'build', {inprogress: false, result: 'failed', reason, endedAt: site.sim.now()})
  enterState(site, 'build-failed', reason)
}

function makePlan(site: Site): void {
  change(site, deployedBy(site))
  try {
    const plan = planners[site.strategy.type].plan(site)
    plant(site, 'apply', plan)
    changePhase(site, 'apply', {...untouched, total: plan.length, stopAt: plan.length})
    enterState(site, 'ready-to-apply')
  } catch (error) {
    if (!(error instanceof Unplannable)) throw error
    failBuild(site, error.message)
  }
}

/** The release that a strategy for software found, and what of it moves: what is named, or what is under way. */
function deployedBy({sim, region, strategy}: Site): Partial<Strategy> {
  if (strategy.type !== 'sw-upgrade') return {}
  const all = sim.ask('releases', region)
  const deployment = sim.ask('deployment', region)
  if (deployment !== undefined) {
    const under = all.find(({version}) => version === deployment.to)
    return under === undefined ? {} : {release: under.id, parts: deployment.parts}
  }
  const {releases: names} = strategy.options
  const found = all.find(({id, parts}) => names.includes(id) || parts.some((part) => names.includes(part)))
  if (found === undefined) return {}
  return {release: found.id, parts: found.parts.filter((part) => names.includes(found.id) || names.includes(part))}
}
