import {hostArg, waitFlags} from '../../../cli/flags.js'
import {KubeUpgradeStep} from '../../../families/kube-upgrade-step.js'

export default class KubeHostUncordon extends KubeUpgradeStep {
  static override summary = 'let pods run on a host again'
  static override description = 'A step of the kubernetes upgrade of a simplex system.'
  static override examples = ['<%= config.bin %> kube host uncordon controller-0 --wait']
  static override hiddenAliases = ['system:kube-host-uncordon']
  static override args = {host: hostArg}
  static override flags = {...waitFlags}

  readonly step = 'uncordon'
}
