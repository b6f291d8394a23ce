import {collection} from '../../../kernel/collection.js'
import type {DeployHostState, DeployState, PartState} from '../../../states.js'

/** A part of a release that can be deployed on its own, where it says so. */
export interface Metapackage {
  /** `<name>_<version>` */
  readonly id: string
  readonly name: string
  readonly rebootRequired: boolean
  readonly deployable: boolean
  readonly packages: readonly string[]
  readonly state: PartState
}

/** A product release. Its state is what its metapackages make of it. */
export interface Release {
  readonly id: string
  /** MM.mm.pp */
  readonly version: string
  readonly status: 'REL' | 'DEV' | 'OBS'
  /** whoever has it does not go back behind it by removing it */
  readonly unremovable: boolean
  /** what its metapackages say of themselves: a product says nothing */
  readonly summary: string
  readonly description: string
  readonly prepatched: boolean
  readonly preinstalled: readonly string[]
  readonly requires: readonly string[]
  readonly scripts: readonly string[]
  readonly metapackages: readonly Metapackage[]
  /** to be deployed on the running release before a major one may start */
  readonly preUpgrade: readonly Metapackage[]
}

export const releases = collection<Release>('usm.release', {key: 'id', index: ['version']})

/** The one deployment of a system. */
export interface Deploy {
  readonly id: 'deploy'
  readonly state: DeployState
  /** MM.mm.pp */
  readonly from: string
  readonly to: string
  /** the product release whose parts move */
  readonly product: string
  readonly parts: readonly string[]
  /** name, version before, version after */
  readonly metapackages: readonly (readonly [name: string, from: string, to: string])[]
  readonly major: boolean
  /** false: the parts are removed */
  readonly apply: boolean
  readonly aborted: boolean
  readonly preUpgrade: boolean
  readonly rebootRequired: boolean
  readonly options: Readonly<Record<string, string>>
  /** of the feed that is installed; null until it is made */
  readonly commit: string | null
  /** the version of Kubernetes when it began */
  readonly kubernetes: string
}

export interface DeployHost {
  readonly hostname: string
  readonly state: DeployHostState
}

/** The result of a precheck; it holds for a while. */
export interface Precheck {
  readonly version: string
  readonly healthy: boolean
  readonly at: number
}

export const deploys = collection<Deploy>('usm.deploy', {key: 'id'})
export const deployHosts = collection<DeployHost>('usm.deploy-host', {key: 'hostname'})
export const prechecks = collection<Precheck>('usm.precheck', {key: 'version'})

/** A platform and Kubernetes upgrade of a simplex system that can be taken back as a whole. */
export interface SystemDeploy {
  readonly id: string
  readonly release: string
  readonly kubernetes: string
}

export const systemDeploys = collection<SystemDeploy>('usm.system-deploy', {key: 'id'})
