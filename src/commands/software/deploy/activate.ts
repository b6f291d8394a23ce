import type {Apis} from '../../../cli/apis.js'
import {waitFlags} from '../../../cli/flags.js'
import {deploys} from '../../../client/usm/deploy.js'
import {DeployStep} from '../../../families/software-order.js'

export default class SoftwareDeployActivate extends DeployStep {
  static override summary = 'make the new release the one that runs, when all hosts have it'
  static override examples = ['<%= config.bin %> software deploy activate --wait']
  static override hiddenAliases = ['software:deploy:activate']
  static override flags = {...waitFlags}

  readonly step = 'activate'
  order = ({usm}: Apis) => deploys(usm).activate()
}
