import {refuse} from '../../../http/refusal.js'

/** The release that the system controller runs. */
export const activeRelease = '26.03'
/** Older ones whose subclouds it takes. */
const supported = ['24.09', '25.09']
/** Releases whose image lies in the vault and whose playbooks are there. */
const vault: readonly string[] = ['25.09', activeRelease]
/** What a fresh installation of an older release brings; the bootstrap values may not ask for another one. */
const freshKubernetes: Readonly<Record<string, string>> = {'25.09': 'v1.32.2'}

/** The asked release where it is supported; without one the controller's own. */
export function releaseOf(asked: string): string {
  if (asked === '') return activeRelease
  if (asked !== activeRelease && !supported.includes(asked)) {
    const message = `${asked} is not a supported release version (${supported.join(',')})`
    refuse(400, `Error: invalid release version parameter. ${message}`)
  }
  return asked
}

export const isMajorRelease = (text: string): boolean => /^\d{2}\.\d{2}$/.test(text)

/** `26.03` of `26.03.1` and of `starlingx-26.03.1`. */
export const majorOf = (release: string): string =>
  (release.includes('-') ? (release.split('-')[1] ?? '') : release).split('.').slice(0, 2).join('.')

export const releaseInVault = (release: string): boolean => vault.includes(release)

export function imageOf(release: string): string {
  const folder = `/opt/dc-vault/software/${release}`
  if (!vault.includes(release)) {
    refuse(400, `Failed to get ${release} load image. No .iso file was found in ${folder}`)
  }
  return `${folder}/starlingx-intel-x86-64-cd.iso`
}

export function checkPlaybook(release: string, kubernetes: string): void {
  if (release === activeRelease) return
  if (!vault.includes(release)) refuse(400, `The bootstrap playbook was not found for ${release} software version`)
  const fresh = freshKubernetes[release]
  if (kubernetes !== '' && fresh !== undefined && kubernetes !== fresh) {
    refuse(
      400,
      `The kubernetes_version value (${kubernetes}) specified in the subcloud bootstrap yaml file doesn't match ` +
        `fresh_install_k8s_version value (${fresh}) of the specified release ${release}`,
    )
  }
}
