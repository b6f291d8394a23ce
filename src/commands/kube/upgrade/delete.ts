import {StxCommand} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {kubeUpgrades} from '../../../client/sysinv/kube/kube-upgrade.js'

export default class KubeUpgradeDelete extends StxCommand {
  static override summary = 'forget the kubernetes upgrade after it was completed or aborted'
  static override examples = ['<%= config.bin %> kube upgrade delete']
  static override hiddenAliases = ['system:kube-upgrade-delete']
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {flags} = await this.parse(KubeUpgradeDelete)
    await this.confirm(flags, 'kubernetes upgrade', 'delete the kubernetes upgrade')
    await kubeUpgrades(await this.api('sysinv')).delete()
    await this.done('Kubernetes upgrade deleted')
  }
}
