import {StxCommand} from '../../../cli/command.js'
import {kubeHosts} from '../../../client/sysinv/kube/kube-host.js'
import {kubeHostView} from '../../../views/kube.js'

export default class KubeHostUpgradeList extends StxCommand {
  static override summary = 'list the kubernetes versions of the hosts'
  static override examples = ['<%= config.bin %> kube host upgrade-list']
  static override hiddenAliases = ['system:kube-host-upgrade-list']

  async run(): Promise<void> {
    await this.parse(KubeHostUpgradeList)
    await this.list(kubeHostView, await kubeHosts(await this.api('sysinv')).list())
  }
}
