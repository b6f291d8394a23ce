import {collection} from '../../../kernel/collection.js'
import type {Row} from '../row.js'

export interface ServiceParameter extends Row {
  readonly service: string
  readonly section: string
  readonly name: string
  readonly value: string
  /** a custom one: for which hosts, and which value of Puppet's it sets */
  readonly personality: string | null
  readonly resource: string | null
}

export const serviceParameters = collection<ServiceParameter>('sysinv.service-parameter', {
  key: 'uuid',
  index: ['service'],
  // What a custom one sets is known to Puppet only.
  secret: ({resource}) => (resource === null ? [] : ['value']),
})
