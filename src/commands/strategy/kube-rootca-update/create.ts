import type {Given} from '../../../cli/command.js'
import {StrategyCreate} from '../../../families/strategy.js'
import {kubeRootcaExtra} from '../../../families/strategy-extra.js'
import {kubeRootcaFlags} from '../../../families/strategy-flag.js'
import {strategyView} from '../../../views/strategy.js'

export default class StrategyKubeRootcaUpdateCreate extends StrategyCreate {
  static override summary = 'create a kubernetes root CA update strategy for the fleet'
  static override examples = [
    '<%= config.bin %> strategy kube-rootca-update create --subject "C=CA O=Company CN=kubernetes" --expiry-date 2036-01-01',
    '<%= config.bin %> strategy kube-rootca-update create subcloud1 --force',
  ]
  static override hiddenAliases = ['dcmanager:kube-rootca-update-strategy:create']
  static override flags = {...StrategyCreate.flags, ...kubeRootcaFlags}

  readonly type = 'kube-rootca-update'
  result = strategyView

  override extra = ({flags}: Given<typeof StrategyKubeRootcaUpdateCreate>) => kubeRootcaExtra(flags)
}
