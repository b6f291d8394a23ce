import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {deploys, hostRollingBack} from '../../../client/usm/deploy.js'
import {DeployHostStep} from '../../../families/software-order.js'

export default class SoftwareDeployHostRollback extends DeployHostStep {
  static override summary = 'bring a host back to the release before'
  static override examples = ['<%= config.bin %> software deploy host-rollback controller-1 --wait']
  static override hiddenAliases = ['software:deploy:host-rollback']

  judge = hostRollingBack

  override asks = ({args}: Given<typeof SoftwareDeployHostRollback>) => ({
    target: args.host,
    deed: `roll back host ${args.host}`,
  })
  order = ({usm}: Apis, {args, flags}: Given<typeof SoftwareDeployHostRollback>) =>
    deploys(usm).rollBackHost(args.host, flags)
}
