import {collection} from '../../../kernel/collection.js'
import type {Row} from '../resource/resource.js'

export interface Application extends Row {
  readonly name: string
  readonly app_version: string
  readonly manifest_name: string
  readonly manifest_file: string
  readonly status: string
  readonly progress: string | null
  readonly active: boolean
}

export const applications = collection<Application>('sysinv.application', {key: 'uuid', index: ['name']})
