import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Showing} from '../../cli/reading.js'
import {type Cluster, clusters} from '../../client/sysinv/storage/cluster.js'
import {clusterView} from '../../views/cluster.js'

export default class ClusterShow extends Showing<Cluster> {
  static override summary = 'show one storage cluster'
  static override examples = ['<%= config.bin %> cluster show ceph_cluster']
  static override hiddenAliases = ['system:cluster-show']
  static override args = {cluster: Args.string({required: true, description: 'name or uuid of the cluster'})}

  view = clusterView
  read = ({sysinv}: Apis, {args}: Given<typeof ClusterShow>) => clusters(sysinv).get(args.cluster)
}
