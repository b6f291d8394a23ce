import {waitFlags} from '../../../cli/flags.js'
import {KubeUpgradeStep} from '../../../families/kube-upgrade-step.js'

export default class KubeUpgradeNetworking extends KubeUpgradeStep {
  static override summary = 'upgrade the networking of kubernetes'
  static override examples = [
    '<%= config.bin %> kube upgrade networking',
    '<%= config.bin %> kube upgrade networking --wait',
  ]
  static override hiddenAliases = ['system:kube-upgrade-networking']
  static override flags = {...waitFlags}

  readonly step = 'networking'
}
