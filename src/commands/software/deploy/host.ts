import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {deploys, hostDeploying} from '../../../client/usm/deploy.js'
import {DeployHostStep} from '../../../families/software-order.js'

export default class SoftwareDeployHost extends DeployHostStep {
  static override summary = 'deploy the new release on a host'
  static override examples = ['<%= config.bin %> software deploy host controller-1 --wait']
  static override hiddenAliases = ['software:deploy:host']

  judge = hostDeploying

  override asks = ({args}: Given<typeof SoftwareDeployHost>) => ({
    target: args.host,
    deed: `deploy the new release on host ${args.host}`,
  })
  order = ({usm}: Apis, {args, flags}: Given<typeof SoftwareDeployHost>) => deploys(usm).deployHost(args.host, flags)
}
