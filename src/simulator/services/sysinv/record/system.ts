import {collection} from '../../../kernel/collection.js'
import type {Scope} from '../../../kernel/store.js'
import type {Row} from '../row.js'

/** What is true of the whole system; there is one. */
export interface System extends Row {
  readonly name: string
  readonly system_type: 'All-in-one' | 'Standard'
  readonly system_mode: 'simplex' | 'duplex' | 'duplex-direct'
  readonly description: string | null
  readonly contact: string | null
  readonly location: string | null
  readonly latitude: string | null
  readonly longitude: string | null
  readonly software_version: string
  readonly timezone: string | null
  readonly capabilities: Readonly<Record<string, unknown>>
  readonly region_name: string
  readonly distributed_cloud_role: 'systemcontroller' | 'subcloud' | null
  readonly service_project_name: string | null
  readonly security_feature: string | null
}

export const systems = collection<System>('sysinv.system', {key: 'uuid'})

/** As the system says at present: one that began as simplex may have become duplex. */
export const systemMode = (scope: Scope): string => scope.of(systems).all()[0]?.system_mode ?? 'simplex'

export const isSimplex = (scope: Scope): boolean => systemMode(scope) === 'simplex'
