import type {Scope} from '../../../kernel/store.js'
import {initialVersion, kubeHosts, kubeUpgrades, kubeVersions, none} from './kube.js'

type Parts = readonly [major: number, minor: number, patch: number]

const partsOf = (version: string): Parts => {
  const [major = 0, minor = 0, patch = 0] = version.replace(/^v/, '').split('.').map(Number)
  return [major, minor, patch]
}

export function compareVersions(a: string, b: string): number {
  const left = partsOf(a)
  const right = partsOf(b)
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2]
}

export const minorOf = (version: string): number => partsOf(version)[1]

/** `v1.33.0` for `1.33.0`, as the API takes both. */
export const spelled = (version: string): string => {
  const lower = version.toLowerCase()
  return lower.startsWith('v') ? lower : `v${lower}`
}

/** The stations on the way from one version to another: the newest patch of each minor, none of the present one. */
export function stations(from: string, to: string): string[] {
  const byMinor = new Map<number, string>()
  for (const version of kubeVersions) {
    if (compareVersions(version, from) <= 0 || compareVersions(version, to) > 0) continue
    if (minorOf(version) === minorOf(from) && minorOf(to) > minorOf(from)) continue
    byMinor.set(minorOf(version), version)
  }
  return [...byMinor.values()]
}

export const upgradeUnderWay = (scope: Scope) => scope.of(kubeUpgrades).all()[0]

export const controlPlanes = (scope: Scope) =>
  scope.of(kubeHosts).where((host) => host.control_plane_version !== none && host.control_plane_version !== 'unknown')

export const kubelets = (scope: Scope) =>
  scope.of(kubeHosts).where((host) => host.kubelet_version !== none && host.kubelet_version !== 'unknown')

/** What the cluster runs: the oldest of its control planes. */
export const clusterVersion = (scope: Scope): string =>
  controlPlanes(scope)
    .map((host) => host.control_plane_version)
    .sort(compareVersions)[0] ?? initialVersion

export type VersionState = 'active' | 'partial' | 'available' | 'unavailable'

/** Several versions that run are `partial`, and no other is available then. */
export function versionStates(scope: Scope): ReadonlyMap<string, VersionState> {
  const runs = new Set([
    ...controlPlanes(scope).map((host) => host.control_plane_version),
    ...kubelets(scope).map((host) => host.kubelet_version),
  ])
  const [only] = runs
  return new Map(
    kubeVersions.map((version) => {
      if (runs.has(version)) return [version, runs.size === 1 ? 'active' : 'partial']
      const newer = runs.size === 1 && only !== undefined && compareVersions(version, only) > 0
      return [version, newer ? 'available' : 'unavailable']
    }),
  )
}

/** Where an upgrade leads, or else the version that is active. */
export const isTarget = (scope: Scope, version: string): boolean => {
  const upgrade = upgradeUnderWay(scope)
  return upgrade === undefined ? versionStates(scope).get(version) === 'active' : upgrade.to_version === version
}

/** The versions from which one can go straight to this one: older patches, and the minor before. */
export const upgradableFrom = (version: string): string[] => {
  const before = kubeVersions.filter((one) => minorOf(one) === minorOf(version) - 1)
  const older = kubeVersions.filter((one) => minorOf(one) === minorOf(version) && compareVersions(one, version) < 0)
  return [...before, ...older]
}
