import type {Apis} from '../../../cli/apis.js'
import {deploys} from '../../../client/usm/deploy.js'
import {SoftwareOrder} from '../../../families/software-order.js'

export default class SoftwareDeployAbort extends SoftwareOrder {
  static override summary = 'turn the deployment round, back to the release before'
  static override examples = ['<%= config.bin %> software deploy abort']
  static override hiddenAliases = ['software:deploy:abort']

  order = ({usm}: Apis) => deploys(usm).abort()
}
