import {subcloudArg, variableFlag, waitFlags} from '../../../cli/flags.js'
import {deployments} from '../../../client/dcmanager/deployment.js'
import {deployed} from '../../../client/dcmanager/subcloud-standing.js'
import {deploymentFlags, SubcloudCommand} from '../../../families/subcloud.js'
import {changedSubcloudView} from '../../../views/subcloud.js'

export default class SubcloudDeployBootstrap extends SubcloudCommand {
  static override summary = 'bootstrap an installed subcloud'
  static override examples = ['<%= config.bin %> subcloud deploy bootstrap subcloud1 --wait']
  static override hiddenAliases = ['dcmanager:subcloud:deploy:bootstrap']
  static override args = {subcloud: subcloudArg}
  static override flags = {
    'bootstrap-address': deploymentFlags['bootstrap-address'],
    'bootstrap-values': deploymentFlags['bootstrap-values'],
    'sysadmin-password': deploymentFlags['sysadmin-password'],
    ...waitFlags,
    ...variableFlag,
  }

  override readonly result = changedSubcloudView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SubcloudDeployBootstrap)
    const input = await this.deploymentInput(flags, {subcloud: args.subcloud})
    const subcloud = await deployments(await this.api('dcmanager')).bootstrap(args.subcloud, input)
    await this.show(this.result, await this.settleSubcloud(flags, subcloud, deployed('bootstrap-complete')))
  }
}
