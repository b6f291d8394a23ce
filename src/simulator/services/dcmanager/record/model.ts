import {collection} from '../../../kernel/collection.js'
import type {SubcloudNetwork} from '../values/bootstrap.js'
import type {Values} from '../values/values.js'
import type {DeployStatus} from './deploy-status.js'

export type SyncStatus = 'in-sync' | 'out-of-sync' | 'unknown'

/** In the order in which dcmanager creates them. */
export const endpointTypes = [
  'platform',
  'identity',
  'dc-cert',
  'firmware',
  'kubernetes',
  'kube-rootca',
  'software',
] as const

export type EndpointType = (typeof endpointTypes)[number]

/** What of a subcloud is compared with the system controller by a word: the state of its Kubernetes, CA and software. */
export type Level = 'kubernetes' | 'kube-rootca' | 'software'

export type BackupStatus =
  | 'validating'
  | 'validate-failed'
  | 'pre-backup'
  | 'backup-prep-failed'
  | 'backing-up'
  | 'failed'
  | 'complete-central'
  | 'complete-local'
  | 'deleting-backup'
  | 'delete-failed'
  | 'unknown'

export type PrestageStatus = 'prestaging' | 'complete' | 'failed'

export interface Subcloud {
  readonly id: number
  readonly name: string
  readonly description: string | null
  readonly location: string | null
  readonly softwareVersion: string
  readonly management: 'managed' | 'unmanaged'
  readonly availability: 'online' | 'offline'
  readonly deployStatus: DeployStatus
  readonly backupStatus: BackupStatus | null
  readonly backupAt: number | null
  readonly prestageStatus: PrestageStatus | null
  readonly prestageVersions: string | null
  readonly errorDescription: string
  readonly region: string
  readonly network: SubcloudNetwork
  readonly controllerGateway: string
  readonly groupId: number
  readonly peerGroupId: number | null
  readonly installValues: Values | null
  readonly rehomeData: Values | null
  readonly endpoints: Readonly<Record<EndpointType, SyncStatus>>
  /** where they differ from what the system controller had in the beginning */
  readonly levels: Readonly<Partial<Record<Level, string>>>
  /** is there a system that answers? */
  readonly reachable: boolean
  readonly auditFailures: number
  readonly firstSyncDone: boolean
  readonly enrolledWithVcsr: boolean
  readonly createdAt: number
  readonly updatedAt: number | null
}

export const subclouds = collection<Subcloud>('dcmanager.subcloud', {
  key: 'id',
  index: ['name', 'region', 'groupId', 'peerGroupId'],
})

export const noErrors = 'No errors present'
export const longestError = 2048

/** The files that dcmanager keeps of a subcloud. */
export interface SubcloudFiles {
  readonly subcloudId: number
  readonly bootstrapValues: Values | null
  readonly deployConfig: boolean
  /** an inventory is left by the first operation that reached the subcloud */
  readonly inventory: boolean
  readonly initialDeployment: boolean
}

export const subcloudFiles = collection<SubcloudFiles>('dcmanager.subcloud-files', {key: 'subcloudId'})

export const allEndpoints = (status: SyncStatus): Record<EndpointType, SyncStatus> =>
  Object.fromEntries(endpointTypes.map((type) => [type, status])) as Record<EndpointType, SyncStatus>
