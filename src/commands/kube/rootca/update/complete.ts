import {StxCommand} from '../../../../cli/command.js'
import {kubeRootca} from '../../../../client/sysinv/kube/kube-rootca.js'
import {kubeRootcaView} from '../../../../views/kube.js'

export default class KubeRootcaUpdateComplete extends StxCommand {
  static override summary = 'finish the root CA update'
  static override examples = ['<%= config.bin %> kube rootca update complete']
  static override hiddenAliases = ['system:kube-rootca-update-complete']

  protected override readonly result = kubeRootcaView

  async run(): Promise<void> {
    await this.parse(KubeRootcaUpdateComplete)
    await this.show(this.result, await kubeRootca(await this.api('sysinv')).complete())
  }
}
