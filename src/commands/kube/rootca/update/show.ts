import {StxCommand} from '../../../../cli/command.js'
import {kubeRootca} from '../../../../client/sysinv/kube/kube-rootca.js'
import {kubeRootcaView} from '../../../../views/kube.js'

export default class KubeRootcaUpdateShow extends StxCommand {
  static override summary = 'show the root CA update that is under way'
  static override examples = ['<%= config.bin %> kube rootca update show']
  static override hiddenAliases = ['system:kube-rootca-update-show']

  async run(): Promise<void> {
    await this.parse(KubeRootcaUpdateShow)
    await this.list(kubeRootcaView, await kubeRootca(await this.api('sysinv')).list())
  }
}
