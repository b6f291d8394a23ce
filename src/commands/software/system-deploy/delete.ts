import type {Apis} from '../../../cli/apis.js'
import {confirmFlags} from '../../../cli/flags.js'
import {systemDeploys} from '../../../client/usm/system-deploy.js'
import {SoftwareOrder} from '../../../families/software-order.js'

export default class SoftwareSystemDeployDelete extends SoftwareOrder {
  static override summary = 'end the system deployment and give up its way back'
  static override examples = ['<%= config.bin %> software system-deploy delete']
  static override hiddenAliases = ['software:system-deploy:delete']
  static override flags = {...confirmFlags}

  override asks = () => ({target: 'system deployment', deed: 'delete the system deployment'})
  order = ({usm}: Apis) => systemDeploys(usm).delete()
}
