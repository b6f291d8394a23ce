import {StxCommand} from '../../../cli/command.js'
import {kubeClusters} from '../../../client/sysinv/kube/kube.js'
import {kubeClusterView} from '../../../views/kube.js'

export default class KubeClusterList extends StxCommand {
  static override summary = 'list the kubernetes clusters'
  static override examples = ['<%= config.bin %> kube cluster list']
  static override hiddenAliases = ['system:kube-cluster-list']

  async run(): Promise<void> {
    await this.parse(KubeClusterList)
    await this.list(kubeClusterView, await kubeClusters(await this.api('sysinv')).list())
  }
}
