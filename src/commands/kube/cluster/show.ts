import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {kubeClusters} from '../../../client/sysinv/kube/kube.js'
import {kubeClusterView} from '../../../views/kube.js'

export default class KubeClusterShow extends StxCommand {
  static override summary = 'show one kubernetes cluster with its credentials'
  static override examples = ['<%= config.bin %> kube cluster show kubernetes']
  static override hiddenAliases = ['system:kube-cluster-show']
  static override args = {cluster: Args.string({required: true, description: 'name of the cluster'})}

  async run(): Promise<void> {
    const {args} = await this.parse(KubeClusterShow)
    await this.show(kubeClusterView, await kubeClusters(await this.api('sysinv')).get(args.cluster))
  }
}
