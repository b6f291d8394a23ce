import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {variableFlag} from '../../../cli/flags.js'
import {Showing} from '../../../cli/reading.js'
import {type StrategyStep, strategies} from '../../../client/dcmanager/strategy.js'
import {strategyStepView} from '../../../views/strategy.js'

export default class StrategyStepShow extends Showing<StrategyStep> {
  static override summary = 'show what the strategy has come to in one subcloud'
  static override examples = ['<%= config.bin %> strategy step show subcloud1']
  static override hiddenAliases = ['dcmanager:strategy-step:show']
  static override args = {cloud_name: Args.string({required: true, description: 'subcloud name'})}
  static override flags = {...variableFlag}

  override readonly reach = 'here'
  view = strategyStepView
  read = ({dcmanager}: Apis, {args}: Given<typeof StrategyStepShow>) => strategies(dcmanager).step(args.cloud_name)
}
