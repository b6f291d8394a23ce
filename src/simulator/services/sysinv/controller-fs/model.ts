import {collection} from '../../../kernel/collection.js'
import type {Row} from '../resource/resource.js'

/** A file system of the platform, replicated between the controllers. */
export interface ControllerFs extends Row {
  readonly name: string
  readonly size: number
  readonly logical_volume: string
  readonly state: 'available' | 'resizing'
  readonly isystem_uuid: string
}

export const controllerFilesystems = collection<ControllerFs>('sysinv.controller-fs', {key: 'uuid', index: ['name']})
