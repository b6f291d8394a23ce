import {refuse} from '../../../http/refusal.js'
import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {subclouds} from '../record/model.js'
import {installedRelease} from '../record/seed.js'

/** Older ones whose subclouds its controller takes. */
const older = ['24.09', '25.09']
/** What a fresh installation of an older release brings; the bootstrap values may not ask for another one. */
const freshKubernetes: Readonly<Record<string, string>> = {'25.09': 'v1.32.2'}

/** The release that the system controller runs. */
export function activeRelease(sim: Simulation): string {
  const running = sim.ask('releases', centralRegion).find((release) => release.running)
  return running === undefined ? installedRelease : majorOf(running.version)
}

const supported = (sim: Simulation): readonly string[] =>
  [...older, installedRelease].filter((release) => release < activeRelease(sim))

/** The asked release where it is supported; without one the controller's own. */
export function releaseOf(sim: Simulation, asked: string): string {
  const active = activeRelease(sim)
  if (asked === '') return active
  if (asked !== active && !supported(sim).includes(asked)) {
    const message = `${asked} is not a supported release version (${supported(sim).join(',')})`
    refuse(400, `Error: invalid release version parameter. ${message}`)
  }
  return asked
}

export const isMajorRelease = (text: string): boolean => /^\d{2}\.\d{2}$/.test(text)

/** `26.03` of `26.03.1` and of `starlingx-26.03.1`. */
export const majorOf = (release: string): string =>
  (release.includes('-') ? (release.split('-')[1] ?? '') : release).split('.').slice(0, 2).join('.')

/** Releases whose image lies in the vault and whose playbooks are there: one older one, and what the controller holds. */
export const releaseInVault = (sim: Simulation, release: string): boolean =>
  release === '25.09' || sim.ask('releases', centralRegion).some(({version}) => majorOf(version) === release)

export function imageOf(sim: Simulation, release: string): string {
  const folder = `/opt/dc-vault/software/${release}`
  if (!releaseInVault(sim, release)) {
    refuse(400, `Failed to get ${release} load image. No .iso file was found in ${folder}`)
  }
  return `${folder}/starlingx-intel-x86-64-cd.iso`
}

export function checkPlaybook(sim: Simulation, release: string, kubernetes: string): void {
  if (release === activeRelease(sim)) return
  if (!releaseInVault(sim, release)) refuse(400, `The bootstrap playbook was not found for ${release} software version`)
  const fresh = freshKubernetes[release]
  if (kubernetes !== '' && fresh !== undefined && kubernetes !== fresh) {
    refuse(
      400,
      `The kubernetes_version value (${kubernetes}) specified in the subcloud bootstrap yaml file doesn't match ` +
        `fresh_install_k8s_version value (${fresh}) of the specified release ${release}`,
    )
  }
}

/** Others ask which releases are still needed for subclouds. */
export function provideVersions(sim: Simulation): void {
  sim.provide('subcloudVersions', (region) => {
    if (region !== centralRegion) return []
    return [
      ...new Set(
        sim
          .in(region)
          .of(subclouds)
          .all()
          .map(({softwareVersion}) => softwareVersion),
      ),
    ]
  })
}
