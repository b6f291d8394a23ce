import type {Apis} from '../../cli/apis.js'
import {Listing} from '../../cli/reading.js'
import {type Cluster, clusters} from '../../client/sysinv/storage/cluster.js'
import {clusterView} from '../../views/cluster.js'

export default class ClusterList extends Listing<Cluster> {
  static override summary = 'list the storage clusters'
  static override examples = ['<%= config.bin %> cluster list']
  static override hiddenAliases = ['system:cluster-list']

  view = clusterView
  read = ({sysinv}: Apis) => clusters(sysinv).list()
}
