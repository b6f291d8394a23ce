import {waitFlags} from '../../../cli/flags.js'
import {KubeUpgradeStep} from '../../../families/kube-upgrade-step.js'

export default class KubeUpgradeAbort extends KubeUpgradeStep {
  static override summary = 'abort the kubernetes upgrade and return to the old version'
  static override examples = ['<%= config.bin %> kube upgrade abort', '<%= config.bin %> kube upgrade abort --wait']
  static override hiddenAliases = ['system:kube-upgrade-abort']
  static override flags = {...waitFlags}

  readonly step = 'abort'
}
