import {StxCommand} from '../../../cli/command.js'
import {canBeAbandoned, kubeUpgrades} from '../../../client/sysinv/kube/kube-upgrade.js'
import {kubeUpgradeView} from '../../../views/kube.js'

export default class KubeUpgradeFailed extends StxCommand {
  static override summary = 'declare a step that hangs failed, so that it can be repeated'
  static override examples = ['<%= config.bin %> kube upgrade failed']
  static override hiddenAliases = ['system:kube-upgrade-failed']

  override readonly result = kubeUpgradeView

  async run(): Promise<void> {
    await this.parse(KubeUpgradeFailed)
    const api = kubeUpgrades(await this.api('sysinv'))
    const upgrade = await api.current()
    if (!upgrade) return this.failOrSay('not-found', 'A kubernetes upgrade is not in progress')
    if (canBeAbandoned(upgrade)) return this.show(this.result, await api.abandon(upgrade))
    await this.failOrSay('conflict', `Kubernetes upgrade is in ${upgrade.state} state, cannot be set to failed`)
  }
}
