import type {EventVocabulary} from '../../../events.js'
import {centralRegion} from '../../../regions.js'
import {lifecycle, type Moment, type Simulation} from '../../../simulation.js'
import {adoptLevel} from '../audit/level.js'
import {majorOf} from '../central/release.js'
import {basicObjection, soundObjection} from '../prestage/check.js'
import {deliverReleases} from '../prestage/deliver.js'
import {prestaged} from '../prestage/lifecycle.js'
import {changeSubcloud, subcloudById} from '../record/change.js'
import {type Subcloud, subclouds} from '../record/model.js'
import {isTrue} from '../values/values.js'
import {askVim} from './ask-vim.js'
import {checks, failedFor} from './check.js'
import {clearAway} from './clear-away.js'
import {courseOf, type Station, type StationState, stationFault, vimTypes} from './course.js'
import {importImages} from './import-image.js'
import {type Strategy, type StrategyStep, steps} from './model.js'
import {changeStep, dropSteps as drop, present, stepOver} from './run.js'

/** Where a step stands in its course. */
interface Place {
  readonly step: StrategyStep
  readonly strategy: Strategy
  readonly subcloud: Subcloud
  readonly station: Station
  readonly at: number
}

function course(strategy: Strategy, subcloud: Subcloud): Station[] {
  const args = strategy.extraArgs ?? {}
  const release = typeof args['release_id'] === 'string' ? majorOf(args['release_id']) : subcloud.softwareVersion
  const withPrestage = strategy.type === 'sw-deploy' && isTrue(args['with_prestage'])
  return courseOf(strategy.type, {withPrestage, major: release !== subcloud.softwareVersion})
}

function placeOf(sim: Simulation, step: StrategyStep): Place | undefined {
  const strategy = present(sim)
  const subcloud = subcloudById(sim, step.subcloudId)
  if (strategy === undefined || subcloud === undefined) return undefined
  const stations = course(strategy, subcloud)
  const at = stations.findIndex((station) => station.state === step.state)
  const station = stations[at]
  return station === undefined ? undefined : {step, strategy, subcloud, station, at}
}

/** Where the subcloud of a region stands. */
function placeIn(sim: Simulation, region: string): Place | undefined {
  const subcloud = sim.in(centralRegion).of(subclouds).find({region})
  const step = subcloud && sim.in(centralRegion).of(steps).find({subcloudId: subcloud.id})
  return step && placeOf(sim, step)
}

export const startStep = (sim: Simulation, step: StrategyStep): void => enter(sim, step, 0)

export const dropSteps = (sim: Simulation, subcloudId: number): void => drop(sim, subcloudId, startStep)

/** Goes to a station of the step's course; behind the last one the step is complete. */
function enter(sim: Simulation, step: StrategyStep, at: number): void {
  const strategy = present(sim)
  const subcloud = subcloudById(sim, step.subcloudId)
  if (strategy === undefined || subcloud === undefined) return
  const station = course(strategy, subcloud)[at]
  if (station === undefined) {
    stepOver(sim, step, {state: 'complete', details: ''}, startStep)
    return
  }
  changeStep(sim, step.id, {state: station.state, details: ''})
  if ('vim' in station.does) {
    const fault = faultOf(sim, {strategy, station, subcloud})
    if (fault !== undefined) failStep(sim, {step, station}, fault)
    else askVim(sim, {strategy, subcloud}, station.does.vim)
  } else sim.start(working, centralRegion, step.id)
}

const faultOf = (sim: Simulation, {strategy, station, subcloud}: Omit<Place, 'step' | 'at'>): string | undefined =>
  sim.faults.state(stationFault(strategy.type, station.state), {region: centralRegion, host: subcloud.name})

/** Behind the last station there is nothing but the end. */
function stationAt(strategy: Strategy, subcloud: Subcloud, state: StationState | 'complete'): number {
  const stations = course(strategy, subcloud)
  const at = stations.findIndex((station) => station.state === state)
  return at === -1 ? stations.length : at
}

const failStep = (sim: Simulation, {step, station}: Pick<Place, 'step' | 'station'>, reason: string): void =>
  stepOver(sim, step, {state: 'failed', details: `${station.state}: ${reason}`}, startStep)

/** Whatever does not need the subcloud's orchestrator takes its time here. */
export const working = lifecycle<StrategyStep>(
  steps,
  'strategy.step',
  [
    {
      phase: 'work',
      after: (step, moment) => durationOf(moment, step),
      do: (step, moment) => {
        const place = placeOf(moment.sim, step)
        if (place !== undefined) worked(moment.sim, place)
        return undefined
      },
    },
  ],
  {host: (step) => step.cloud},
)

const prestageDurations = {
  check: 'strategy.check',
  packages: 'subcloud.prestage.packages',
  images: 'subcloud.prestage.images',
}

function durationOf(moment: Moment, step: StrategyStep): number {
  const does = placeOf(moment.sim, step)?.station.does
  if (does === undefined || 'vim' in does) return 0
  return moment.sim.timing.ms('work' in does ? does.work : prestageDurations[does.prestage], moment.random('strategy'))
}

function worked(sim: Simulation, place: Place): void {
  const {step, station, subcloud, strategy} = place
  const fault = faultOf(sim, place)
  if (fault !== undefined) {
    if ('prestage' in station.does) changeSubcloud(sim, subcloud.id, {prestageStatus: 'failed'})
    failStep(sim, place, fault)
    return
  }
  if ('prestage' in station.does && !prestageStation(sim, place, station.does.prestage)) return
  if (station.bringsImages) {
    importImages(sim, subcloud.region)
    // Refused there, it has failed meanwhile.
    if (placeIn(sim, subcloud.region)?.station.bringsImages !== true) return
  }
  if (station.clearsAway) clearAway(sim, strategy, subcloud)
  if (station.adopts !== undefined) adoptLevel(sim, subcloud, station.adopts)
  const verdict = station.check && checks[station.check](sim, place)
  if (verdict === undefined) enter(sim, step, place.at + 1)
  else if ('fail' in verdict) failStep(sim, place, verdict.fail)
  else enter(sim, step, stationAt(strategy, subcloud, verdict.skipTo))
}

/** Answers whether the step goes on. */
function prestageStation(sim: Simulation, place: Place, what: 'check' | 'packages' | 'images'): boolean {
  const {step, strategy, subcloud} = place
  const args = strategy.extraArgs ?? {}
  if (what === 'check') {
    const how = {force: isTrue(args['force']), forDeploy: isTrue(args['for_sw_deploy'])}
    const objection = basicObjection(subcloud) ?? soundObjection(sim, subcloud, how)
    if (objection === undefined) {
      changeSubcloud(sim, subcloud.id, {prestageStatus: 'prestaging'})
      return true
    }
    changeSubcloud(sim, subcloud.id, {prestageStatus: objection.skip ? null : 'failed'})
    if (objection.skip) {
      stepOver(sim, step, {state: 'complete', details: objection.text}, startStep)
    } else failStep(sim, place, objection.text)
    return false
  }
  if (what === 'images') {
    const input = {release: String(args['prestage-software-version']), forDeploy: isTrue(args['for_sw_deploy'])}
    if (input.forDeploy) deliverReleases(sim, subcloud.region, input.release)
    changeSubcloud(sim, subcloud.id, prestaged(subcloud, input))
  }
  return true
}

const failures: Readonly<Partial<Record<EventVocabulary['vim.strategy.reached']['state'], string>>> = {
  'build-failed': 'VIM strategy build failed: ',
  'apply-failed': 'VIM strategy apply failed: ',
  aborted: 'VIM strategy unexpected apply state.',
  gone: 'VIM Strategy no longer exists.',
}

/** The subcloud's orchestrator built or applied what it was asked for, or could not. */
export function watchVim(sim: Simulation): void {
  sim.onEvent('vim.strategy.reached', ({region, state, reason = ''}) => {
    const place = placeIn(sim, region)
    if (place === undefined || !('vim' in place.station.does)) return
    const {vim} = place.station.does
    if (state === (vim === 'create' ? 'ready-to-apply' : 'applied')) {
      if (place.station.adopts !== undefined) adoptLevel(sim, place.subcloud, place.station.adopts)
      enter(sim, place.step, place.at + 1)
      return
    }
    const failure = failures[state]
    if (failure === undefined) return
    const software = place.strategy.type === 'sw-deploy'
    const deployStatus = software ? 'sw-deploy-apply-strategy-failed' : 'complete'
    changeSubcloud(sim, place.subcloud.id, {deployStatus})
    const what = `${failure}${state.endsWith('-failed') ? reason : ''}`
    const name = software ? 'sw-upgrade' : vimTypes[place.strategy.type]
    failStep(sim, place, failedFor(place.subcloud, what, {state: state === 'gone' ? '' : state, strategy: name}))
  })
}

/** A subcloud does not take an image of its controller. */
export function watchRefusedImages(sim: Simulation): void {
  sim.onEvent('firmware.refused', ({region, reason}) => {
    const place = placeIn(sim, region)
    if (place?.station.bringsImages === true) failStep(sim, place, reason)
  })
}
