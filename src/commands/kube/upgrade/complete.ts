import {KubeUpgradeStep} from '../../../families/kube-upgrade-step.js'

export default class KubeUpgradeComplete extends KubeUpgradeStep {
  static override summary = 'finish the kubernetes upgrade when all hosts run the new version'
  static override examples = ['<%= config.bin %> kube upgrade complete']
  static override hiddenAliases = ['system:kube-upgrade-complete']

  readonly step = 'complete'
}
