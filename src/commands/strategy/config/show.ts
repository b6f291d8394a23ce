import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {variableFlag} from '../../../cli/flags.js'
import {Showing} from '../../../cli/reading.js'
import {type StrategyConfig, strategyConfigs} from '../../../client/dcmanager/strategy-config.js'
import {strategyConfigView} from '../../../views/strategy.js'

export default class StrategyConfigShow extends Showing<StrategyConfig> {
  static override summary = 'show how strategies treat one subcloud, or by default all'
  static override examples = [
    '<%= config.bin %> strategy config show',
    '<%= config.bin %> strategy config show subcloud1',
  ]
  static override hiddenAliases = ['dcmanager:strategy-config:show']
  static override args = {subcloud: Args.string({description: 'subcloud name or id; the defaults where not given'})}
  static override flags = {...variableFlag}

  override readonly reach = 'here'
  view = strategyConfigView
  read = ({dcmanager}: Apis, {args}: Given<typeof StrategyConfigShow>) => strategyConfigs(dcmanager).get(args.subcloud)
}
