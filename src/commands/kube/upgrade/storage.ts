import {waitFlags} from '../../../cli/flags.js'
import {KubeUpgradeStep} from '../../../families/kube-upgrade-step.js'

export default class KubeUpgradeStorage extends KubeUpgradeStep {
  static override summary = 'upgrade the storage of kubernetes'
  static override examples = ['<%= config.bin %> kube upgrade storage', '<%= config.bin %> kube upgrade storage --wait']
  static override hiddenAliases = ['system:kube-upgrade-storage']
  static override flags = {...waitFlags}

  readonly step = 'storage'
}
