import {StxCommand} from '../../cli/command.js'
import {kubeClusters} from '../../client/sysinv/kube/kube.js'

export default class KubeConfigKubelet extends StxCommand {
  static override summary = 'make the kubelets use the stored configuration'
  static override examples = ['<%= config.bin %> kube config-kubelet']
  static override hiddenAliases = ['system:kube-config-kubelet']

  async run(): Promise<void> {
    await this.parse(KubeConfigKubelet)
    const {success, error} = await kubeClusters(await this.api('sysinv')).configureKubelets()
    if (success) await this.done(`Success: ${success}`)
    if (error) await this.failOrSay('failed', error, {said: `Error: ${error}`})
  }
}
