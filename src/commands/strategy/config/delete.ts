import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Doing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {unsaid} from '../../../cli/result.js'
import {strategyConfigs} from '../../../client/dcmanager/strategy-config.js'

export default class StrategyConfigDelete extends Doing {
  static override summary = 'let strategies treat a subcloud as all others'
  static override examples = [
    '<%= config.bin %> strategy config delete subcloud1',
    '<%= config.bin %> strategy config delete SystemController',
  ]
  static override hiddenAliases = ['dcmanager:strategy-config:delete']
  static override args = {
    subcloud: Args.string({required: true, description: 'subcloud name or id; SystemController restores the defaults'}),
  }
  static override flags = {...confirmFlags}

  override readonly reach = 'here'

  override asks = ({args}: Given<typeof StrategyConfigDelete>) => ({
    target: args.subcloud,
    deed: `delete the strategy options of ${args.subcloud}`,
  })

  async act({dcmanager}: Apis, {args}: Given<typeof StrategyConfigDelete>) {
    await strategyConfigs(dcmanager).delete(args.subcloud)
    return unsaid(`deleted the strategy options of ${args.subcloud}`, {subcloud: args.subcloud})
  }
}
