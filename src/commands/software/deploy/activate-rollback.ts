import type {Apis} from '../../../cli/apis.js'
import {waitFlags} from '../../../cli/flags.js'
import {deploys} from '../../../client/usm/deploy.js'
import {DeployStep} from '../../../families/software-order.js'

export default class SoftwareDeployActivateRollback extends DeployStep {
  static override summary = 'undo an activation, before hosts are rolled back'
  static override examples = ['<%= config.bin %> software deploy activate-rollback --wait']
  static override hiddenAliases = ['software:deploy:activate-rollback']
  static override flags = {...waitFlags}

  readonly step = 'activate-rollback'
  order = ({usm}: Apis) => deploys(usm).activateRollback()
}
