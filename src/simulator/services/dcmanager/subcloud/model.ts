import {collection} from '../../../kernel/collection.js'

export interface Subcloud {
  readonly id: number
  readonly name: string
  readonly description: string | null
  readonly location: string | null
  readonly softwareVersion: string
  readonly management: 'managed' | 'unmanaged'
  readonly availability: 'online' | 'offline'
  readonly deployStatus: string
  readonly errorDescription: string
  readonly region: string
  /** The part of the management network that names all its addresses. */
  readonly network: {readonly subnet: string; readonly start: string; readonly end: string; readonly gateway: string}
  readonly controllerGateway: string
  readonly groupId: number
  readonly endpoints: Readonly<Record<string, 'in-sync' | 'out-of-sync' | 'unknown'>>
  readonly createdAt: number
  readonly updatedAt: number | null
}

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

export const subclouds = collection<Subcloud>('dcmanager.subcloud', {key: 'id', index: ['name', 'region']})
