import type {Given} from '../../../cli/command.js'
import {swDeployOptions, swDeployWish} from '../../../families/strategy-extra.js'
import {swDeployFlags} from '../../../families/strategy-flag.js'
import {StrategyPlanning} from '../../../families/strategy-planning.js'
import {checkSwDeploy} from '../../../inputs/option/strategy.js'

export default class StrategySwDeployPlan extends StrategyPlanning {
  static override summary = 'what a software deployment of the fleet would come to'
  static override examples = [
    '<%= config.bin %> strategy sw-deploy plan --release-id starlingx-26.03.1',
    "<%= config.bin %> strategy sw-deploy plan --release-id starlingx-26.03.1 --subclouds 'group:east,!subcloud7'",
    '<%= config.bin %> strategy sw-deploy plan --release-id starlingx-26.03.1 --show sites --format csv',
  ]
  static override flags = {...StrategyPlanning.flags, ...swDeployFlags}

  readonly type = 'sw-deploy'

  override check(given: Given<typeof StrategySwDeployPlan>) {
    super.check(given)
    const {flags} = given
    checkSwDeploy({...swDeployOptions(flags), sysadminPassword: flags['sysadmin-password']})
  }

  override wishOf = ({flags}: Given<typeof StrategySwDeployPlan>) => swDeployWish(flags)
}
