import {waitFlags} from '../../../cli/flags.js'
import {KubeUpgradeStep} from '../../../families/kube-upgrade-step.js'

export default class KubeUpgradeDownloadImages extends KubeUpgradeStep {
  static override summary = 'fetch the images of the new kubernetes version'
  static override examples = [
    '<%= config.bin %> kube upgrade download-images',
    '<%= config.bin %> kube upgrade download-images --wait',
  ]
  static override hiddenAliases = ['system:kube-upgrade-download-images']
  static override flags = {...waitFlags}

  readonly step = 'download-images'
}
