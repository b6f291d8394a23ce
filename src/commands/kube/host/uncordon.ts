import {KubeHostStep} from '../../../families/kube-upgrade-step.js'

export default class KubeHostUncordon extends KubeHostStep {
  static override summary = 'let pods run on a host again'
  static override description = 'A step of the kubernetes upgrade of a simplex system.'
  static override examples = ['<%= config.bin %> kube host uncordon controller-0 --wait']
  static override hiddenAliases = ['system:kube-host-uncordon']

  step = 'uncordon' as const
}
