import type {Apis} from '../../../cli/apis.js'
import {untilFlags, Waiting} from '../../../cli/waiting.js'
import {type KubeUpgrade, kubeUpgrades} from '../../../client/sysinv/kube/kube-upgrade.js'
import {calmBy} from '../../../families/calm.js'
import {kubeUpgradeView} from '../../../views/kube.js'

export default class KubeUpgradeWait extends Waiting<KubeUpgrade> {
  static override summary = 'wait for the kubernetes upgrade that is under way'
  static override examples = [
    '<%= config.bin %> kube upgrade wait --until state=upgraded-networking',
    '<%= config.bin %> kube upgrade wait --subclouds all --until gone',
  ]
  static override flags = untilFlags

  override readonly reach = 'systems'
  resource = 'kubernetes upgrade'
  override readonly passing = true
  view = kubeUpgradeView

  async read({sysinv}: Apis) {
    const upgrade = await kubeUpgrades(sysinv).current()
    return this.targets(upgrade ? [upgrade] : [], {names: ({to_version: to}) => [to ?? 'upgrade']})
  }

  calm = ({state}: KubeUpgrade) => calmBy(state)
}
