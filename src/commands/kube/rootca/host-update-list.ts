import {StxCommand} from '../../../cli/command.js'
import {kubeRootca} from '../../../client/sysinv/kube/kube-rootca.js'
import {kubeRootcaHostView} from '../../../views/kube.js'

export default class KubeRootcaHostUpdateList extends StxCommand {
  static override summary = 'list where the hosts are in the root CA update'
  static override examples = ['<%= config.bin %> kube rootca host-update-list']
  static override hiddenAliases = ['system:kube-rootca-host-update-list']

  async run(): Promise<void> {
    await this.parse(KubeRootcaHostUpdateList)
    await this.list(kubeRootcaHostView, await kubeRootca(await this.api('sysinv')).hostUpdates())
  }
}
