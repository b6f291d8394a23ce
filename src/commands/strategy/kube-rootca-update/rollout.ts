import type {Given} from '../../../cli/command.js'
import {StrategyRollout} from '../../../families/rollout.js'
import {kubeRootcaExtra, kubeRootcaWish} from '../../../families/strategy-extra.js'
import {kubeRootcaFlags} from '../../../families/strategy-flag.js'

export default class StrategyKubeRootcaUpdateRollout extends StrategyRollout {
  static override summary = 'update the kubernetes root CA of the fleet in waves'
  static override examples = [
    '<%= config.bin %> strategy kube-rootca-update rollout --subclouds group:east --canary 1 --wave 20',
    "<%= config.bin %> strategy kube-rootca-update rollout --wave 50 --max-failed 2% --gate 'alarms.critical=0'",
  ]
  static override flags = {...StrategyRollout.flags, ...kubeRootcaFlags}

  readonly type = 'kube-rootca-update'
  override extra = ({flags}: Given<typeof StrategyKubeRootcaUpdateRollout>) => kubeRootcaExtra(flags)
  override wishOf = ({flags}: Given<typeof StrategyKubeRootcaUpdateRollout>) => kubeRootcaWish(flags)
}
