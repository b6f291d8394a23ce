import {collection} from '../../../kernel/collection.js'

/** A host, as the inventory keeps it. Dates and what depends on the moment are added when it is shown. */
export interface Host {
  readonly id: number
  readonly uuid: string
  readonly hostname: string
  readonly personality: 'controller' | 'worker' | 'storage'
  readonly subfunctions: string
  readonly administrative: 'locked' | 'unlocked'
  readonly operational: 'enabled' | 'disabled'
  readonly availability: 'available' | 'degraded' | 'failed' | 'intest' | 'offline' | 'online' | 'power-off'
  readonly subfunctionOper: 'enabled' | 'disabled'
  readonly subfunctionAvail: string
  readonly invprovision: 'unprovisioned' | 'provisioning' | 'provisioned'
  readonly task: string
  readonly action: string
  readonly ihostAction: string | null
  readonly vimProgress: string | null
  /** Runs the services that only one controller of a pair runs. */
  readonly active: boolean
  readonly mgmtMac: string
  readonly mgmtIp: string
  readonly serialId: string
  readonly systemUuid: string
  readonly configUuid: string
  readonly location: Readonly<Record<string, string>>
  readonly bootedAt: number
  readonly createdAt: number
  readonly updatedAt: number | null
}

export const hosts = collection<Host>('sysinv.host', {key: 'uuid', index: ['hostname', 'id']})
