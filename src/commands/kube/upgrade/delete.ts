import type {Apis} from '../../../cli/apis.js'
import {Doing} from '../../../cli/changing.js'
import {confirmFlags} from '../../../cli/flags.js'
import {said} from '../../../cli/result.js'
import {kubeUpgrades} from '../../../client/sysinv/kube/kube-upgrade.js'

export default class KubeUpgradeDelete extends Doing {
  static override summary = 'forget the kubernetes upgrade after it was completed or aborted'
  static override examples = ['<%= config.bin %> kube upgrade delete']
  static override hiddenAliases = ['system:kube-upgrade-delete']
  static override flags = {...confirmFlags}

  override asks = () => ({target: 'kubernetes upgrade', deed: 'delete the kubernetes upgrade'})

  async act({sysinv}: Apis) {
    await kubeUpgrades(sysinv).delete()
    return said('Kubernetes upgrade deleted')
  }
}
