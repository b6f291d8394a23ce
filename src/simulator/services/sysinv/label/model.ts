import {collection} from '../../../kernel/collection.js'
import type {Row} from '../row.js'

/** A word about a host that Kubernetes and the platform schedule by. */
export interface Label extends Row {
  readonly host_uuid: string
  readonly label_key: string
  readonly label_value: string
}

export const labels = collection<Label>('sysinv.label', {key: 'uuid', index: ['host_uuid']})
