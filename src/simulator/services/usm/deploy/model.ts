import {collection} from '../../../kernel/collection.js'

export type DeployState =
  | 'start'
  | 'start-done'
  | 'start-failed'
  | 'host'
  | 'host-done'
  | 'host-failed'
  | 'activate'
  | 'activate-done'
  | 'activate-failed'
  | 'completed'
  | 'activate-rollback-pending'
  | 'activate-rollback'
  | 'activate-rollback-done'
  | 'activate-rollback-failed'
  | 'host-rollback'
  | 'host-rollback-done'
  | 'host-rollback-failed'

export type HostState =
  | 'pending'
  | 'deploying'
  | 'deployed'
  | 'failed'
  | 'rollback-pending'
  | 'rollback-deploying'
  | 'rollback-deployed'
  | 'rollback-failed'

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
  readonly commit: string
  /** the version of Kubernetes when it began */
  readonly kubernetes: string
}

export interface DeployHost {
  readonly hostname: string
  readonly state: HostState
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
