import type {Cluster} from '../client/sysinv/storage/cluster.js'
import {columns, type View} from '../output/view.js'

/** The official program prints the names of hosts as Python's bytes. */
const bytes = (names: readonly string[]) => `[${names.map((name) => `b'${name}'`).join(', ')}]`

export const clusterView: View<Cluster> = {
  list: columns('uuid', 'cluster_uuid', 'type', 'name', 'deployment_model'),
  sort: 'cluster_uuid',
  show: [
    ...columns<Cluster>('uuid', 'cluster_uuid', 'type', 'name'),
    {
      field: 'peers',
      label: 'replication_groups',
      value: ({peers}) => (peers ?? []).map(({name, hosts}) => `${name ?? ''}:${bytes(hosts)}`),
    },
    {
      field: 'tiers',
      label: 'storage_tiers',
      value: ({tiers}) => (tiers ?? []).map(({name, status}) => `${name ?? ''} (${status ?? ''})`),
    },
    {field: 'deployment_model'},
  ],
  localTime: true,
}
