import type {ReleaseFact} from '../../../seams.js'
import type {Simulation} from '../../../simulation.js'
import {appliedImages} from '../audit/firmware.js'
import type {Subcloud} from '../record/model.js'
import {isTrue} from '../values/values.js'
import {kubernetesWanted} from './ask-vim.js'
import type {Station, StationState} from './course.js'
import type {Strategy} from './model.js'

/** Why a step cannot go on, or the state that it goes on with instead of the next one. */
export type Verdict = {readonly fail: string} | {readonly skipTo: StationState | 'complete'} | undefined

interface Member {
  readonly strategy: Strategy
  readonly subcloud: Subcloud
}

/** How the orchestrator of the fleet words what went wrong. */
export function failedFor(
  {name}: Subcloud,
  details: string,
  {state = '', strategy = ''}: {state?: string; strategy?: string | undefined} = {},
): string {
  const more = [state && ` State: ${state}`, strategy && ` Strategy: ${strategy}`].join('')
  return `Failed for subcloud ${name}: ${details}${more}`
}

const complete: Verdict = {skipTo: 'complete'}
const createVim: Verdict = {skipTo: 'create VIM sw-deploy strategy'}

const inTheWay = ['ready-to-apply', 'building', 'applying', 'aborting']

/** A strategy that somebody left in the subcloud gives way, unless it is in use or another one's. */
function standingStrategy(sim: Simulation, subcloud: Subcloud): string | undefined {
  const standing = sim.ask('orchestration', subcloud.region)
  if (standing === undefined) return undefined
  const {type, state} = standing
  if (type !== 'sw-upgrade') return failedFor(subcloud, `Subcloud has an existing ${type} strategy.`)
  if (!inTheWay.includes(state)) return undefined
  const details = `${type} strategy is currently executing and a new strategy cannot be created.`
  return failedFor(subcloud, details, {state})
}

function checkSoftware(sim: Simulation, {strategy, subcloud}: Member): Verdict {
  const reason = standingStrategy(sim, subcloud)
  if (reason !== undefined) return {fail: reason}
  const args = strategy.extraArgs ?? {}
  const all = sim.ask('releases', subcloud.region)
  const moving = all.some(({state}) => state === 'deploying')
  if (isTrue(args['rollback'])) return moving ? createVim : complete
  if (isTrue(args['cleanup'])) return moving ? createVim : {skipTo: 'finish sw-deploy strategy'}
  const id = String(args['release_id'])
  const release = all.find((one) => one.id === id)
  if (release === undefined) {
    return isTrue(args['with_prestage']) ? undefined : {fail: failedFor(subcloud, `Release ${id} is not prestaged.`)}
  }
  return alreadyDeployed(all, release)
}

/** Nothing is left to do, or only to tidy up. */
function alreadyDeployed(all: readonly ReleaseFact[], release: ReleaseFact): Verdict {
  if (all.findLast(({state}) => state === 'deployed')?.id !== release.id) return undefined
  const newest = all.findLast(({state}) => state !== 'unavailable')
  return newest?.state === 'available' ? {skipTo: 'finish sw-deploy strategy'} : complete
}

/** Alarms that an earlier attempt may have left: it can be repeated in spite of them. */
const forgiven = ['100.003', '200.001', '700.004', '750.006', '900.007', '900.401']

/** The subcloud's own report decides, its alarms save for some; of the others the first one is named. */
function kubernetesComplaint(sim: Simulation, {region}: Subcloud): string | undefined {
  if (sim.ask('systemHealth', region, {force: true, passedOver: forgiven}).healthy) return undefined
  const ailing = !sim.ask('systemHealth', region, {force: true, passedOver: idsIn(sim, region)}).healthy
  const first = sim.ask('alarms', region).find((one) => one.mgmtAffecting && !forgiven.includes(one.alarmId))
  const why = ailing || first === undefined ? '' : ` due to alarm ${first.alarmId}`
  return (
    `Kubernetes upgrade health check failed${why}. Please run 'system health-query-kube-upgrade' command on the ` +
    'subcloud or dcmanager subcloud errors <subcloud-name> on central for details.'
  )
}

const idsIn = (sim: Simulation, region: string) => sim.ask('alarms', region).map(({alarmId}) => alarmId)

/** A subcloud that has the version, or a newer one, is passed over. */
function checkKubernetes(sim: Simulation, {strategy, subcloud}: Member): Verdict {
  const complaint = kubernetesComplaint(sim, subcloud)
  if (complaint !== undefined) return {fail: complaint}
  const {version, supported, upgrade} = sim.ask('kubernetes', subcloud.region)
  if (upgrade !== undefined) return undefined
  const there = supported.indexOf(version) >= supported.indexOf(kubernetesWanted(sim, strategy))
  return there ? complete : undefined
}

/** Each card has each image that its system means for it. */
function checkFirmware(sim: Simulation, {subcloud: {region}}: Member): Verdict {
  const applied = new Set(appliedImages(sim, region).map(({uuid}) => uuid))
  const left = sim.ask('devices', region).some(({images}) => {
    return images.some(({uuid, written}) => !written && applied.has(uuid))
  })
  return left ? {fail: 'Not all images applied successfully'} : undefined
}

/** What is looked at, mostly before a subcloud is touched. */
export const checks: Readonly<Record<NonNullable<Station['check']>, (sim: Simulation, member: Member) => Verdict>> = {
  software: checkSoftware,
  kubernetes: checkKubernetes,
  firmware: checkFirmware,
}
