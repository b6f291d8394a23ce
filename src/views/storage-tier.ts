import type {StorageTier} from '../client/sysinv/storage/storage-tier.js'
import {columns, type View} from '../output/view.js'

export const storageTierView: View<StorageTier> = {
  list: [...columns<StorageTier>('uuid', 'name', 'status'), {field: 'backend_uuid', label: 'backend_using'}],
  sort: 'name',
  show: [
    ...columns<StorageTier>('uuid', 'name', 'type', 'status', 'backend_uuid', 'cluster_uuid'),
    {field: 'stors', label: 'OSDs'},
    ...columns<StorageTier>('created_at', 'updated_at'),
  ],
  localTime: true,
}
