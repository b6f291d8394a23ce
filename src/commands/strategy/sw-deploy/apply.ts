import type {Apis} from '../../../cli/apis.js'
import {strategies} from '../../../client/dcmanager/strategy.js'
import {StrategyApply, tellOfDeploymentsLeft} from '../../../families/strategy.js'
import {swDeployStrategyView} from '../../../views/strategy.js'

export default class StrategySwDeployApply extends StrategyApply {
  static override summary = 'carry out the software deployment strategy of the fleet'
  static override examples = ['<%= config.bin %> strategy sw-deploy apply --wait']
  static override hiddenAliases = ['dcmanager:sw-deploy-strategy:apply']

  readonly type = 'sw-deploy'
  result = swDeployStrategyView

  override change = async ({dcmanager}: Apis) => {
    const strategy = await strategies(dcmanager).apply(this.type)
    tellOfDeploymentsLeft(this.voice, strategy)
    return strategy
  }
}
