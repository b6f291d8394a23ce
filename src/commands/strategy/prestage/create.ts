import type {Given} from '../../../cli/command.js'
import {StrategyCreate} from '../../../families/strategy.js'
import {prestageExtra} from '../../../families/strategy-extra.js'
import {prestageFlags} from '../../../families/strategy-flag.js'
import {prestageStrategyView} from '../../../views/strategy.js'

export default class StrategyPrestageCreate extends StrategyCreate {
  static override summary = 'create a prestage strategy for the fleet'
  static override examples = [
    '<%= config.bin %> strategy prestage create --for-sw-deploy --group east',
    '<%= config.bin %> strategy prestage create subcloud1 --release 26.03',
  ]
  static override hiddenAliases = ['dcmanager:prestage-strategy:create']
  static override flags = {...StrategyCreate.flags, ...prestageFlags}

  readonly type = 'prestage'
  result = prestageStrategyView

  override extra = ({flags}: Given<typeof StrategyPrestageCreate>) => prestageExtra(flags, this.context)
}
