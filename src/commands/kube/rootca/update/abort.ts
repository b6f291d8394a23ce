import {StxCommand} from '../../../../cli/command.js'
import {kubeRootca} from '../../../../client/sysinv/kube/kube-rootca.js'
import {kubeRootcaView} from '../../../../views/kube.js'

export default class KubeRootcaUpdateAbort extends StxCommand {
  static override summary = 'abort the root CA update'
  static override examples = ['<%= config.bin %> kube rootca update abort']
  static override hiddenAliases = ['system:kube-rootca-update-abort']

  protected override readonly result = kubeRootcaView

  async run(): Promise<void> {
    await this.parse(KubeRootcaUpdateAbort)
    await this.show(this.result, await kubeRootca(await this.api('sysinv')).abort())
  }
}
