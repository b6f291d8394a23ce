import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {StrategyCreate, tellOfDeploymentsLeft} from '../../../families/strategy.js'
import {swDeployExtra} from '../../../families/strategy-extra.js'
import {swDeployFlags} from '../../../families/strategy-flag.js'
import {swDeployStrategyView} from '../../../views/strategy.js'

export default class StrategySwDeployCreate extends StrategyCreate {
  static override summary = 'create a software deployment strategy for the fleet'
  static override examples = [
    '<%= config.bin %> strategy sw-deploy create --release-id starlingx-26.03.1 --group east',
    '<%= config.bin %> strategy sw-deploy create --release-id starlingx-26.03.1 --with-prestage --delete',
    '<%= config.bin %> strategy sw-deploy create --rollback subcloud1',
  ]
  static override hiddenAliases = ['dcmanager:sw-deploy-strategy:create']
  static override flags = {...StrategyCreate.flags, ...swDeployFlags}

  readonly type = 'sw-deploy'
  result = swDeployStrategyView

  override async change(apis: Apis, given: Given<typeof StrategySwDeployCreate>) {
    const strategy = await super.change(apis, given)
    tellOfDeploymentsLeft(this.voice, strategy)
    return strategy
  }

  override async extra({flags}: Given<typeof StrategySwDeployCreate>) {
    const {'with-delete': withDelete, 'delete-only': deleteOnly, 'sysadmin-password': sysadmin} = flags
    if (withDelete) this.voice.remark(deprecation('--with-delete', '--delete'))
    if (deleteOnly) this.voice.remark(deprecation('--delete-only', '--cleanup'))
    return swDeployExtra(flags, {context: this.context, sysadmin})
  }
}

const deprecation = (option: string, successor: string) => `DEPRECATION NOTICE: ${option}: use ${successor} instead`
