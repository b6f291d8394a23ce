import {waitFlags} from '../../cli/flags.js'
import {KubeUpgradeStep} from '../../families/kube-upgrade-step.js'

export default class KubePostApplicationUpdate extends KubeUpgradeStep {
  static override summary = 'update the applications that must be new after kubernetes is'
  static override examples = [
    '<%= config.bin %> kube post-application-update',
    '<%= config.bin %> kube post-application-update --wait',
  ]
  static override hiddenAliases = ['system:kube-post-application-update']
  static override flags = {...waitFlags}

  readonly step = 'post-application-update'
}
