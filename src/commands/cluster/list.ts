import {StxCommand} from '../../cli/command.js'
import {clusters} from '../../client/sysinv/storage/cluster.js'
import {clusterView} from '../../views/cluster.js'

export default class ClusterList extends StxCommand {
  static override summary = 'list the storage clusters'
  static override examples = ['<%= config.bin %> cluster list']
  static override hiddenAliases = ['system:cluster-list']

  async run(): Promise<void> {
    await this.parse(ClusterList)
    await this.list(clusterView, await clusters(await this.api('sysinv')).list())
  }
}
