import {subcloudArg, variableFlag, waitFlags} from '../../../cli/flags.js'
import {deployments} from '../../../client/dcmanager/deployment.js'
import {deployed} from '../../../client/dcmanager/subcloud-standing.js'
import {deploymentFlags, SubcloudCommand} from '../../../families/subcloud.js'
import {changedSubcloudView} from '../../../views/subcloud.js'

export default class SubcloudDeployInstall extends SubcloudCommand {
  static override summary = 'install the software on the server of a subcloud'
  static override examples = ['<%= config.bin %> subcloud deploy install subcloud1 --wait']
  static override hiddenAliases = ['dcmanager:subcloud:deploy:install']
  static override args = {subcloud: subcloudArg}
  static override flags = {
    'install-values': deploymentFlags['install-values'],
    'sysadmin-password': deploymentFlags['sysadmin-password'],
    'bmc-password': deploymentFlags['bmc-password'],
    release: deploymentFlags.release,
    ...waitFlags,
    ...variableFlag,
  }

  override readonly result = changedSubcloudView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SubcloudDeployInstall)
    const input = await this.deploymentInput(flags, {subcloud: args.subcloud})
    const subcloud = await deployments(await this.api('dcmanager')).install(args.subcloud, input)
    await this.show(this.result, await this.settleSubcloud(flags, subcloud, deployed('install-complete')))
  }
}
