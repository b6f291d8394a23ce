import {collection} from '../../../kernel/collection.js'
import type {Row} from '../row.js'

/** While a larger file system is copied to the other controller. */
export const resizingState = 'drbd_fs_resizing_in_progress'

/** A file system of the platform, replicated between the controllers. */
export interface ControllerFs extends Row {
  readonly name: string
  readonly size: number
  readonly logical_volume: string
  readonly state: 'available' | typeof resizingState | 'drbd_fs_update_error'
  readonly isystem_uuid: string
}

export const controllerFilesystems = collection<ControllerFs>('sysinv.controller-fs', {key: 'uuid', index: ['name']})

export const isResizing = ({state}: ControllerFs): boolean => state === resizingState
