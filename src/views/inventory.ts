import {columns, type View} from '../output/view.js'

/** A subcloud as Ansible knows a host. */
export interface InventoryRow {
  name: string
  /** Its operators' address; nothing while it cannot be asked for it. */
  ansible_host: string | null
  group: string | null
  peer_group: string | null
  release: string | null
  availability: string
  management: string
  deploy_status: string
  location: string | null
  region: string | null
}

export const inventoryView: View<InventoryRow> = {
  list: [
    ...columns<InventoryRow>('name', 'ansible_host', 'group', 'peer_group', 'release'),
    {field: 'availability', state: true},
    ...columns<InventoryRow>('management', 'deploy_status', 'location'),
  ],
}
