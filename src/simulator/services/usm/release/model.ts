import {collection} from '../../../kernel/collection.js'

export const partStates = [
  ...(['uploading', 'upload-failed', 'available', 'deploy-selected', 'deploying', 'deployed'] as const),
  ...(['remove-selected', 'removing', 'unavailable', 'committed'] as const),
]
export type PartState = (typeof partStates)[number]

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
  readonly component: string
  readonly status: 'REL' | 'DEV' | 'OBS'
  readonly unremovable: boolean
  readonly summary: string
  readonly description: string
  readonly instructions: string
  readonly warnings: string
  readonly prepatched: boolean
  readonly preinstalled: readonly string[]
  readonly requires: readonly string[]
  readonly scripts: readonly string[]
  readonly metapackages: readonly Metapackage[]
  /** to be deployed on the running release before a major one may start */
  readonly preUpgrade: readonly Metapackage[]
}

export const releases = collection<Release>('usm.release', {key: 'id', index: ['version']})
