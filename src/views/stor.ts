import type {Stor} from '../client/sysinv/storage/stor.js'
import {type Column, columns, type View} from '../output/view.js'

const journal: Column<Stor> = {
  field: 'journal_size_mib',
  label: 'journal_size_gib',
  value: ({journal_size_mib: mib}) => (typeof mib === 'number' ? Math.floor(mib / 1024) : mib),
}

const state: Column<Stor> = {field: 'state', state: true}

export const storView: View<Stor> = {
  list: [
    ...columns<Stor>('uuid', 'function', 'osdid'),
    state,
    ...columns<Stor>('idisk_uuid', 'journal_path', 'journal_node'),
    journal,
    {field: 'tier_name'},
  ],
  spare: ['journal_path', 'journal_size_mib', 'journal_node', 'idisk_uuid', 'tier_name'],
  sort: 'uuid',
  show: [
    ...columns<Stor>('osdid', 'function'),
    state,
    {field: 'journal_location'},
    journal,
    ...columns<Stor>('journal_path', 'journal_node', 'uuid', 'ihost_uuid', 'idisk_uuid', 'tier_uuid', 'tier_name'),
    ...columns<Stor>('created_at', 'updated_at'),
  ],
  localTime: true,
}
