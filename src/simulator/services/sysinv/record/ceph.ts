import {collection} from '../../../kernel/collection.js'
import type {Row} from '../row.js'

export interface Cluster extends Row {
  readonly cluster_uuid: string | null
  readonly type: 'ceph' | 'ceph-rook'
  readonly name: string
}

export interface Tier extends Row {
  readonly name: string
  readonly type: 'ceph'
  readonly status: 'defined' | 'in-use'
  readonly capabilities: Readonly<Record<string, unknown>>
  readonly backend_uuid: string | null
  readonly cluster_uuid: string
}

/** What the unlock of a controller, a running configuration, or an application still has to bring about. */
export type BackendState = 'configured' | 'configuring' | 'configuring-on-unlock' | 'configuring-with-app'

export interface Backend extends Row {
  readonly backend: string
  readonly name: string
  readonly state: BackendState
  readonly task: string | null
  readonly services: string | null
  readonly capabilities: Readonly<Record<string, unknown>>
  readonly network: string | null
  readonly tier_uuid: string | null
  readonly isystem_uuid: string
}

export const clusters = collection<Cluster>('sysinv.cluster', {key: 'uuid'})
export const tiers = collection<Tier>('sysinv.storage-tier', {key: 'uuid', index: ['cluster_uuid']})
export const backends = collection<Backend>('sysinv.storage-backend', {key: 'uuid', index: ['name']})
