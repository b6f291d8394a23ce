import type {Apis} from '../../../cli/apis.js'
import {deploys} from '../../../client/usm/deploy.js'
import {SoftwareOrder} from '../../../families/software-order.js'

export default class SoftwareDeployComplete extends SoftwareOrder {
  static override summary = 'finish the deployment when all hosts have it'
  static override examples = ['<%= config.bin %> software deploy complete']
  static override hiddenAliases = ['software:deploy:complete']

  order = ({usm}: Apis) => deploys(usm).complete()
}
