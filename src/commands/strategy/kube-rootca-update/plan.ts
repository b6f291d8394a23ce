import type {Given} from '../../../cli/command.js'
import {kubeRootcaWish} from '../../../families/strategy-extra.js'
import {kubeRootcaFlags} from '../../../families/strategy-flag.js'
import {StrategyPlanning} from '../../../families/strategy-planning.js'

export default class StrategyKubeRootcaUpdatePlan extends StrategyPlanning {
  static override summary = 'what a kubernetes root CA update of the fleet would come to'
  static override examples = [
    '<%= config.bin %> strategy kube-rootca-update plan --group east',
    '<%= config.bin %> strategy kube-rootca-update plan --force --show sites',
  ]
  static override flags = {...StrategyPlanning.flags, ...kubeRootcaFlags}

  readonly type = 'kube-rootca-update'

  override wishOf = ({flags}: Given<typeof StrategyKubeRootcaUpdatePlan>) => kubeRootcaWish(flags)
}
