import type {Given} from '../../../cli/command.js'
import {kubeUpgradeWish} from '../../../families/strategy-extra.js'
import {kubeUpgradeFlags} from '../../../families/strategy-flag.js'
import {StrategyPlanning} from '../../../families/strategy-planning.js'

export default class StrategyKubeUpgradePlan extends StrategyPlanning {
  static override summary = 'what a kubernetes upgrade of the fleet would come to'
  static override examples = [
    '<%= config.bin %> strategy kube-upgrade plan --to-version v1.33.0',
    '<%= config.bin %> strategy kube-upgrade plan --group east --show turns',
  ]
  static override flags = {...StrategyPlanning.flags, ...kubeUpgradeFlags}

  readonly type = 'kubernetes'

  override wishOf = ({flags}: Given<typeof StrategyKubeUpgradePlan>) => kubeUpgradeWish(flags)
}
