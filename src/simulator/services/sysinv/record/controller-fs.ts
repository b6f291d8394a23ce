import {collection} from '../../../kernel/collection.js'
import type {PlannedSystem} from '../plan/system.js'
import type {Row} from '../row.js'

/** While a larger file system is copied to the other controller. */
export const resizingState = 'drbd_fs_resizing_in_progress'

/** What was asked of it is in effect once the application of Rook is applied. */
export const reconfiguringState = 'reconfigure-with-app'

/** The file system that Rook's floating monitor goes along with. */
export const floatingMonitor = 'ceph-float'

/** A file system of the platform, replicated between the controllers. */
export interface ControllerFs extends Row {
  readonly name: string
  readonly size: number
  readonly logical_volume: string
  readonly state:
    | 'available'
    | typeof resizingState
    | typeof reconfiguringState
    | 'drbd_fs_creating_in_progress'
    | 'drbd_fs_creating_on_unlock'
    | 'drbd_fs_deleting_in_progress'
    | 'drbd_fs_update_error'
  /** what Rook uses it for */
  readonly functions?: readonly string[]
  readonly isystem_uuid: string
}

export const controllerFilesystems = collection<ControllerFs>('sysinv.controller-fs', {key: 'uuid', index: ['name']})

export const isResizing = ({state}: ControllerFs): boolean => state === resizingState

/** GiB; a standard system controller keeps more than other systems do. */
export const platformSize = ({role, type}: Pick<PlannedSystem, 'role' | 'type'>): number =>
  role === 'systemcontroller' && type === 'Standard' ? 20 : 10

export const databaseSize = 10

/** GiB that a backup needs beside the platform's and the database's file systems. */
export const backupOverhead = 5
