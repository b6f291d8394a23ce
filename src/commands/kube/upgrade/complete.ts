import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import {type KubeUpgrade, kubeUpgrades} from '../../../client/sysinv/kube/kube-upgrade.js'
import {kubeUpgradeView} from '../../../views/kube.js'

export default class KubeUpgradeComplete extends Changing<KubeUpgrade> {
  static override summary = 'finish the kubernetes upgrade when all hosts run the new version'
  static override examples = ['<%= config.bin %> kube upgrade complete']
  static override hiddenAliases = ['system:kube-upgrade-complete']

  result = kubeUpgradeView

  change = ({sysinv}: Apis) => kubeUpgrades(sysinv).take('complete')
}
