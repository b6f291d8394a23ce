import type {Apis} from '../../../cli/apis.js'
import {Reading} from '../../../cli/reading.js'
import {one, type Result} from '../../../cli/result.js'
import {kubeUpgrades} from '../../../client/sysinv/kube/kube-upgrade.js'
import {kubeUpgradeView} from '../../../views/kube.js'

export default class KubeUpgradeShow extends Reading {
  static override summary = 'show the kubernetes upgrade that is under way'
  static override examples = ['<%= config.bin %> kube upgrade show']
  static override hiddenAliases = ['system:kube-upgrade-show']

  async look({sysinv}: Apis): Promise<Result> {
    const upgrade = await kubeUpgrades(sysinv).current()
    if (upgrade) return one(kubeUpgradeView, upgrade)
    return this.voice.failOrSay('not-found', 'A kubernetes upgrade is not in progress')
  }
}
