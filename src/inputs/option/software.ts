import type {MajorRelease} from '../../client/usm/release.js'
import {InputError} from '../error.js'

/** A request that makes no sense; `said` is what the official program prints of it. */
export const softwareMisuse = (message: string, said: string, hint?: string): InputError =>
  new InputError(message, {service: 'usm', hint, serverText: said})

/** What was deployed before an upgrade is all that can be removed. */
export function checkRemoval({remove, preUpgradeDeploy}: {remove?: boolean; preUpgradeDeploy?: boolean}): void {
  if (!remove || preUpgradeDeploy) return
  const message = '--remove requires --pre-upgrade-deploy'
  throw softwareMisuse(message, `Error: ${message}`)
}

/** The one major release that is meant by `starlingx-26.03`. */
export function majorRelease([id, ...others]: readonly string[]): MajorRelease {
  if (id === undefined || others.length > 0) {
    throw softwareMisuse('--all takes one major release', '--all require only one release ID')
  }
  const [, component, version] = /^([a-zA-Z]+)-(\d{2}\.\d{2})$/.exec(id) ?? []
  if (component !== undefined && version !== undefined) return {component, version}
  const said = 'The release ID must have the pattern: component-MM.mm'
  throw softwareMisuse(`${id} is no major release`, said, 'write it as in starlingx-26.03')
}

export function checkKubernetesVersion(version: string | undefined): void {
  if (!version || /^v?\d{1,2}\.\d{1,2}\.\d{1,2}$/.test(version)) return
  const said = `Error:\nInvalid kube-upgrade version '${version}': must match '[v]n.n.n'`
  throw softwareMisuse(`${version} is no kubernetes version`, said, 'write it as in v1.32.2')
}
