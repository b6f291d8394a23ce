import {subcloudArg, variableFlag, waitFlags} from '../../../cli/flags.js'
import {deployments} from '../../../client/dcmanager/deployment.js'
import {deployed} from '../../../client/dcmanager/subcloud-standing.js'
import {deploymentFlags, SubcloudCommand} from '../../../families/subcloud.js'
import {changedSubcloudView} from '../../../views/subcloud.js'

export default class SubcloudDeployResume extends SubcloudCommand {
  static override summary = 'go on with all phases of a deployment that are left'
  static override examples = ['<%= config.bin %> subcloud deploy resume subcloud1 --wait']
  static override hiddenAliases = ['dcmanager:subcloud:deploy:resume']
  static override args = {subcloud: subcloudArg}
  static override flags = {
    'bootstrap-address': deploymentFlags['bootstrap-address'],
    'bootstrap-values': deploymentFlags['bootstrap-values'],
    'deploy-config': deploymentFlags['deploy-config'],
    'install-values': deploymentFlags['install-values'],
    'sysadmin-password': deploymentFlags['sysadmin-password'],
    'bmc-password': deploymentFlags['bmc-password'],
    release: deploymentFlags.release,
    ...waitFlags,
    ...variableFlag,
  }

  override readonly result = changedSubcloudView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SubcloudDeployResume)
    const input = await this.deploymentInput(flags, {subcloud: args.subcloud})
    const subcloud = await deployments(await this.api('dcmanager')).resume(args.subcloud, input)
    await this.show(this.result, await this.settleSubcloud(flags, subcloud, deployed('complete')))
  }
}
