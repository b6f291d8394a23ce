import type {Given} from '../../../cli/command.js'
import {StrategyRollout} from '../../../families/rollout.js'
import {kubeUpgradeExtra, kubeUpgradeWish} from '../../../families/strategy-extra.js'
import {kubeUpgradeFlags} from '../../../families/strategy-flag.js'

export default class StrategyKubeUpgradeRollout extends StrategyRollout {
  static override summary = 'upgrade the kubernetes of the fleet in waves'
  static override examples = [
    '<%= config.bin %> strategy kube-upgrade rollout --to-version v1.32.2 --canary subcloud1,subcloud2 --wave 20',
    '<%= config.bin %> strategy kube-upgrade rollout --subclouds group:east --wave 20 --pause 30m',
  ]
  static override flags = {...StrategyRollout.flags, ...kubeUpgradeFlags}

  readonly type = 'kubernetes'
  override extra = ({flags}: Given<typeof StrategyKubeUpgradeRollout>) => kubeUpgradeExtra(flags)
  override wishOf = ({flags}: Given<typeof StrategyKubeUpgradeRollout>) => kubeUpgradeWish(flags)
}
