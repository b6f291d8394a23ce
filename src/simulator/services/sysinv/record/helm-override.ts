import {collection} from '../../../kernel/collection.js'
import type {Row} from '../row.js'

/** What was set for a chart of an application, in one of its namespaces. */
export interface HelmOverride extends Row {
  readonly application_uuid: string
  readonly name: string
  readonly namespace: string
  /** YAML, as helm prints it */
  readonly user_overrides: string | null
  readonly attributes: Readonly<{enabled?: boolean}>
}

export const helmOverrides = collection<HelmOverride>('sysinv.helm-override', {
  key: 'uuid',
  index: ['application_uuid'],
  // What charts call their passwords, only they know.
  secret: ['user_overrides'],
})
