import {KubeUpgradeStep} from '../../../bases/kube-upgrade-step.js'
import {waitFlags} from '../../../cli/flags.js'

export default class KubeUpgradeDownloadImages extends KubeUpgradeStep {
  static override summary = 'fetch the images of the new kubernetes version'
  static override examples = [
    '<%= config.bin %> kube upgrade download-images',
    '<%= config.bin %> kube upgrade download-images --wait',
  ]
  static override hiddenAliases = ['system:kube-upgrade-download-images']
  static override flags = {...waitFlags}

  async run(): Promise<void> {
    const {flags} = await this.parse(KubeUpgradeDownloadImages)
    await this.take('download-images', flags)
  }
}
