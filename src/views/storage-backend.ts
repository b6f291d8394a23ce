import type {StorageBackend} from '../client/sysinv/storage/storage-backend.js'
import {pythonText} from '../output/python-text.js'
import {type Column, columns, type View} from '../output/view.js'

/** A line for each, without those that are nobody's business. */
const inLines: Column<StorageBackend> = {
  field: 'capabilities',
  value: ({capabilities}) =>
    Object.entries(capabilities ?? {})
      .filter(([name]) => !name.startsWith('.'))
      .map(([name, value]) => `${name}: ${pythonText(value)}`)
      .join('\n'),
}

const ofType: Record<string, Column<StorageBackend>[]> = {
  ceph: columns(
    ...['object_gateway', 'ceph_total_space_gib', 'object_pool_gib', 'cinder_pool_gib', 'kube_pool_gib'],
    ...['glance_pool_gib', 'ephemeral_pool_gib', 'tier_name', 'tier_uuid', 'network'],
  ),
  'ceph-external': columns('ceph_conf'),
}

const state: Column<StorageBackend> = {field: 'state', state: true}

export function storageBackendView({asdict}: {asdict?: boolean} = {}): View<StorageBackend> {
  const capabilities = asdict ? {field: 'capabilities'} : inLines
  return {
    list: [
      ...columns<StorageBackend>('uuid', 'name', 'backend'),
      state,
      ...columns<StorageBackend>('task', 'services'),
      capabilities,
    ],
    spare: ['capabilities', 'services', 'task', 'uuid'],
    sort: 'uuid',
    show: (one) => [
      ...columns<StorageBackend>('backend', 'name'),
      state,
      ...columns<StorageBackend>('task', 'services'),
      capabilities,
      ...(one ? (ofType[one.backend] ?? []) : Object.values(ofType).flat()),
      ...columns<StorageBackend>('created_at', 'updated_at'),
    ],
    localTime: true,
  }
}
