import {waitFlags} from '../../cli/flags.js'
import {KubeUpgradeStep} from '../../families/kube-upgrade-step.js'

export default class KubePreApplicationUpdate extends KubeUpgradeStep {
  static override summary = 'update the applications that must be new before kubernetes is'
  static override examples = [
    '<%= config.bin %> kube pre-application-update',
    '<%= config.bin %> kube pre-application-update --wait',
  ]
  static override hiddenAliases = ['system:kube-pre-application-update']
  static override flags = {...waitFlags}

  readonly step = 'pre-application-update'
}
