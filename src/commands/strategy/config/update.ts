import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {variableFlag} from '../../../cli/flags.js'
import {type StrategyConfig, strategyConfigs} from '../../../client/dcmanager/strategy-config.js'
import {strategyConfigView} from '../../../views/strategy.js'

const manners = ['parallel', 'serial'] as const

export default class StrategyConfigUpdate extends Changing<StrategyConfig> {
  static override summary = 'set how strategies treat one subcloud, or by default all'
  static override examples = [
    '<%= config.bin %> strategy config update subcloud1 --storage-apply-type parallel --worker-apply-type serial --max-parallel-workers 3 --alarm-restriction-type strict --default-instance-action migrate',
  ]
  static override hiddenAliases = ['dcmanager:strategy-config:update']
  static override args = {subcloud: Args.string({description: 'subcloud name or id; the defaults where not given'})}
  static override flags = {
    'storage-apply-type': Flags.option({options: manners, required: true, summary: 'how storage hosts are updated'})(),
    'worker-apply-type': Flags.option({options: manners, required: true, summary: 'how worker hosts are updated'})(),
    'max-parallel-workers': Flags.integer({required: true, summary: 'how many workers at a time'}),
    'alarm-restriction-type': Flags.option({
      options: ['strict', 'relaxed'] as const,
      required: true,
      summary: 'whether minor alarms stop it as well',
    })(),
    'default-instance-action': Flags.option({
      options: ['stop-start', 'migrate'] as const,
      required: true,
      summary: 'what happens to virtual machines on a host that is updated',
    })(),
    ...variableFlag,
  }

  override readonly reach = 'here'

  result = strategyConfigView

  async change({dcmanager}: Apis, {args, flags}: Given<typeof StrategyConfigUpdate>) {
    const settings = {
      'storage-apply-type': flags['storage-apply-type'],
      'worker-apply-type': flags['worker-apply-type'],
      'max-parallel-workers': flags['max-parallel-workers'],
      'alarm-restriction-type': flags['alarm-restriction-type'],
      'default-instance-action': flags['default-instance-action'],
    }
    const api = strategyConfigs(dcmanager)
    return api.update(settings, args.subcloud)
  }
}
