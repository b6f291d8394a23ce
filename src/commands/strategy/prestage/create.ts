import type {Given} from '../../../cli/command.js'
import {prestaging} from '../../../client/dcmanager/prestage.js'
import {password, sysadminPassword} from '../../../families/password.js'
import {StrategyCreate} from '../../../families/strategy.js'
import {prestageFlags} from '../../../families/strategy-flag.js'
import {prestagePurpose} from '../../../inputs/option/subcloud.js'
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

  override async extra({flags}: Given<typeof StrategyPrestageCreate>) {
    const {release, force} = flags
    const purpose = prestagePurpose(flags)
    const sysadmin_password = await password(this.context, flags['sysadmin-password'], sysadminPassword)
    return prestaging({sysadmin_password, release, purpose, force})
  }
}
