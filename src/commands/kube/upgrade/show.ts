import {StxCommand} from '../../../cli/command.js'
import {kubeUpgrades} from '../../../client/sysinv/kube/kube-upgrade.js'
import {kubeUpgradeView} from '../../../views/kube.js'

export default class KubeUpgradeShow extends StxCommand {
  static override summary = 'show the kubernetes upgrade that is under way'
  static override examples = ['<%= config.bin %> kube upgrade show']
  static override hiddenAliases = ['system:kube-upgrade-show']

  async run(): Promise<void> {
    await this.parse(KubeUpgradeShow)
    const upgrade = await kubeUpgrades(await this.api('sysinv')).current()
    if (upgrade) return this.show(kubeUpgradeView, upgrade)
    await this.failOrSay('not-found', 'A kubernetes upgrade is not in progress')
  }
}
