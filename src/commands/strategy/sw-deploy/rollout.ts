import type {Given} from '../../../cli/command.js'
import {type Preparing, StrategyRollout} from '../../../families/rollout.js'
import {prestageExtra, swDeployExtra, swDeployOptions, swDeployWish} from '../../../families/strategy-extra.js'
import {swDeployFlags} from '../../../families/strategy-flag.js'
import {checkSwDeploy} from '../../../inputs/option/strategy.js'

export default class StrategySwDeployRollout extends StrategyRollout {
  static override summary = 'deploy software to the fleet in waves'
  static override examples = [
    '<%= config.bin %> strategy sw-deploy rollout --release-id starlingx-26.03.1 --canary subcloud7 --wave 20 --max-failed 2%',
    "<%= config.bin %> strategy sw-deploy rollout --release-id starlingx-26.03.1 --wave 50 --window 01:00-05:00 --gate 'alarms.critical=0'",
    '<%= config.bin %> strategy sw-deploy rollout --release-id starlingx-26.03.1 --delete --prepare-only',
  ]
  static override flags = {...StrategyRollout.flags, ...swDeployFlags}

  readonly type = 'sw-deploy'

  override check(given: Given<typeof StrategySwDeployRollout>) {
    super.check(given)
    checkSwDeploy({...swDeployOptions(given.flags), sysadminPassword: this.#passwordToDeploy(given)})
  }

  override extra(given: Given<typeof StrategySwDeployRollout>) {
    return swDeployExtra(given.flags, {context: this.context, sysadmin: this.#passwordToDeploy(given)})
  }

  override wishOf = ({flags}: Given<typeof StrategySwDeployRollout>) => swDeployWish(flags)

  override async preparing({flags}: Given<typeof StrategySwDeployRollout>): Promise<Preparing> {
    const {'sysadmin-password': sysadmin} = flags
    const prestages = {'sysadmin-password': sysadmin, 'for-sw-deploy': true}
    return {type: 'prestage', extra: await prestageExtra(prestages, this.context)}
  }

  /** The deployment itself takes it only where it prestages. */
  #passwordToDeploy({flags}: Given<typeof StrategySwDeployRollout>): string | undefined {
    return flags['prepare-only'] && !flags['with-prestage'] ? undefined : flags['sysadmin-password']
  }
}
