import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import {one, type Result} from '../../../cli/result.js'
import {canBeAbandoned, kubeUpgrades} from '../../../client/sysinv/kube/kube-upgrade.js'
import {kubeUpgradeView} from '../../../views/kube.js'

export default class KubeUpgradeFailed extends Acting {
  static override summary = 'declare a step that hangs failed, so that it can be repeated'
  static override examples = ['<%= config.bin %> kube upgrade failed']
  static override hiddenAliases = ['system:kube-upgrade-failed']

  override readonly result = kubeUpgradeView

  async act({sysinv}: Apis): Promise<Result> {
    const api = kubeUpgrades(sysinv)
    const upgrade = await api.current()
    if (!upgrade) return this.voice.failOrSay('not-found', 'A kubernetes upgrade is not in progress')
    if (canBeAbandoned(upgrade)) return one(this.result, await api.abandon(upgrade))
    return this.voice.failOrSay('conflict', `Kubernetes upgrade is in ${upgrade.state} state, cannot be set to failed`)
  }
}
