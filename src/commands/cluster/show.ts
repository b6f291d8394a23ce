import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {clusters} from '../../client/sysinv/storage/cluster.js'
import {clusterView} from '../../views/cluster.js'

export default class ClusterShow extends StxCommand {
  static override summary = 'show one storage cluster'
  static override examples = ['<%= config.bin %> cluster show ceph_cluster']
  static override hiddenAliases = ['system:cluster-show']
  static override args = {cluster: Args.string({required: true, description: 'name or uuid of the cluster'})}

  async run(): Promise<void> {
    const {args} = await this.parse(ClusterShow)
    await this.show(clusterView, await clusters(await this.api('sysinv')).get(args.cluster))
  }
}
