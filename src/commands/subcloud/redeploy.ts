import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {confirmFlags, subcloudsArg, variableFlag, waitFlags} from '../../cli/flags.js'
import {subclouds} from '../../client/dcmanager/subcloud.js'
import {deployed} from '../../client/dcmanager/subcloud-standing.js'
import {SubcloudChange} from '../../families/subcloud.js'
import {deploymentFlags} from '../../families/subcloud-input.js'

export default class SubcloudRedeploy extends SubcloudChange {
  static override summary = 'install and deploy a subcloud anew; all that is in it is lost'
  static override examples = [
    '<%= config.bin %> subcloud redeploy subcloud1 --wait',
    '<%= config.bin %> subcloud redeploy subcloud1 --install-values site1-install.yml',
  ]
  static override hiddenAliases = ['dcmanager:subcloud:redeploy']
  static override args = {subcloud: subcloudsArg}
  static override flags = {
    'install-values': deploymentFlags['install-values'],
    'bootstrap-values': deploymentFlags['bootstrap-values'],
    'deploy-config': deploymentFlags['deploy-config'],
    'sysadmin-password': deploymentFlags['sysadmin-password'],
    'bmc-password': deploymentFlags['bmc-password'],
    release: deploymentFlags.release,
    ...confirmFlags,
    ...waitFlags,
    ...variableFlag,
  }

  override readonly reach = 'each'

  judge = deployed('complete')
  override readonly until = 'deploy_status=complete'

  override asks = ({args}: Given<typeof SubcloudRedeploy>) => ({
    target: args.subcloud,
    deed: `redeploy subcloud ${args.subcloud}`,
  })

  async change({dcmanager}: Apis, {args, flags}: Given<typeof SubcloudRedeploy>) {
    const {'bmc-password': bmc} = flags
    const input = await this.input.deployment(flags, {subcloud: args.subcloud})
    // Unlike all others, this command sends a password of the BMC without install values, too.
    const bmcPassword = input.bmcPassword ?? (bmc ? await this.input.bmc(bmc) : undefined)
    return subclouds(dcmanager).redeploy(args.subcloud, {...input, bmcPassword})
  }
}
