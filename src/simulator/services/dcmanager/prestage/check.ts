import {refuse} from '../../../http/refusal.js'
import type {Simulation} from '../../../simulation.js'
import {controllerDeploying} from '../central/deployment.js'
import {isMajorRelease, majorOf, releaseInVault, releaseOf} from '../central/release.js'
import {deployedReleases} from '../central/state.js'
import {busyWith} from '../record/busy.js'
import {meaningOf} from '../record/deploy-status.js'
import {hasAffectingAlarm} from '../record/health.js'
import type {Subcloud} from '../record/model.js'

/** Why a subcloud cannot be prestaged; one that is passed over is no failure of a strategy. */
export interface Objection {
  readonly skip: boolean
  readonly text: string
}

const sentence = (name: string, skip: boolean, why: string): Objection => ({
  skip,
  text: `Prestage ${skip ? 'skipped' : 'failed'} '${name}': ${why}`,
})

/** What can be told without asking the subcloud itself. */
export function basicObjection(subcloud: Subcloud): Objection | undefined {
  const skip = (why: string) => sentence(subcloud.name, true, why)
  if (subcloud.availability !== 'online') return skip('Subcloud is offline.')
  if (subcloud.management !== 'managed') return skip('Subcloud is not managed.')
  const busy = busyWith(subcloud)
  if (busy !== undefined) return skip(busy)
  if (!meaningOf(subcloud).prestagable) {
    return skip('Prestage operation is not allowed when subcloud deploy is in progress.')
  }
  return undefined
}

/** The subcloud itself must be sound: no alarm may concern its management, and on a pair controller-0 must lead. */
export function soundObjection(
  sim: Simulation,
  subcloud: Subcloud,
  {force, forDeploy}: {force: boolean; forDeploy: boolean},
): Objection | undefined {
  const duplex = sim.ask('region', subcloud.region)?.systemMode === 'duplex'
  const leads = () => sim.ask('hosts', subcloud.region).some((host) => host.hostname === 'controller-0' && host.active)
  if (duplex && !forDeploy && !leads()) {
    const why = 'Prestage for install on duplex subclouds is only allowed when controller-0 is active.'
    return sentence(subcloud.name, true, why)
  }
  if (!force && hasAffectingAlarm(sim, subcloud)) {
    const why =
      'Subcloud has management affecting alarm(s). Please resolve the alarm condition(s) or use --force option and try again.'
    return sentence(subcloud.name, false, why)
  }
  return undefined
}

/** The release to prestage, or why not. */
export function prestageRelease(
  sim: Simulation,
  asked: string,
  forDeploy: boolean,
  subcloudVersion?: string,
): {release: string} | {complaint: string} {
  if (asked !== '' && !isMajorRelease(asked)) {
    return {complaint: 'Specified release format is not supported. Version format must be MM.mm.'}
  }
  if (!forDeploy) {
    const release = releaseOf(sim, asked)
    return releaseInVault(sim, release) ? {release} : {complaint: 'The requested release is not ready to be installed.'}
  }
  const release = asked === '' ? releaseOf(sim, '') : asked
  if (release < '24.09') {
    return {complaint: 'The requested software version is not supported, cannot prestage for software deploy.'}
  }
  if (!deployedReleases(sim).some((known) => majorOf(known) === release)) {
    return {
      complaint:
        'The requested software version not found or not deployed in the system controller, cannot prestage for software deploy.',
    }
  }
  if (subcloudVersion !== undefined && release < subcloudVersion) {
    const complaint = `The requested software version (${release}) is lower than the current subcloud software version (${subcloudVersion}).`
    return {complaint}
  }
  return {release}
}

export const releaseComplaint = (name: string, complaint: string): string => sentence(name, false, complaint).text

export function refusePrestageWhileDeploying(sim: Simulation): void {
  if (controllerDeploying(sim)) {
    refuse(400, 'Prestage operations are not allowed while system controller has a software deployment in progress.')
  }
}
