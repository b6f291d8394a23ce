import type {Apis} from '../../../cli/apis.js'
import {confirmFlags} from '../../../cli/flags.js'
import {deploys} from '../../../client/usm/deploy.js'
import {SoftwareOrder} from '../../../families/software-order.js'

export default class SoftwareDeployDelete extends SoftwareOrder {
  static override summary = 'end a deployment that is complete, rolled back or failed to start'
  static override examples = ['<%= config.bin %> software deploy delete']
  static override hiddenAliases = ['software:deploy:delete']
  static override flags = {...confirmFlags}

  override asks = () => ({target: 'deployment', deed: 'delete the deployment'})
  order = ({usm}: Apis) => deploys(usm).delete()
}
