import type {Given} from '../../../cli/command.js'
import {StrategyCreate} from '../../../families/strategy.js'
import {kubeUpgradeExtra} from '../../../families/strategy-extra.js'
import {kubeUpgradeFlags} from '../../../families/strategy-flag.js'
import {strategyView} from '../../../views/strategy.js'

export default class StrategyKubeUpgradeCreate extends StrategyCreate {
  static override summary = 'create a kubernetes upgrade strategy for the fleet'
  static override examples = [
    '<%= config.bin %> strategy kube-upgrade create --to-version v1.32.2',
    '<%= config.bin %> strategy kube-upgrade create subcloud1',
  ]
  static override hiddenAliases = ['dcmanager:kube-upgrade-strategy:create']
  static override flags = {...StrategyCreate.flags, ...kubeUpgradeFlags}

  readonly type = 'kubernetes'
  result = strategyView

  override extra = ({flags}: Given<typeof StrategyKubeUpgradeCreate>) => kubeUpgradeExtra(flags)
}
