import {confirmFlags, subcloudArg, variableFlag, waitFlags} from '../../../cli/flags.js'
import {deployments} from '../../../client/dcmanager/deployment.js'
import {deployed} from '../../../client/dcmanager/subcloud-standing.js'
import {deploymentFlags, SubcloudCommand} from '../../../families/subcloud.js'
import {changedSubcloudView} from '../../../views/subcloud.js'

export default class SubcloudDeployConfig extends SubcloudCommand {
  static override summary = 'configure a bootstrapped subcloud'
  static override examples = [
    '<%= config.bin %> subcloud deploy config subcloud1 --deploy-config site1-config.yml --wait',
  ]
  static override hiddenAliases = ['dcmanager:subcloud:deploy:config']
  static override args = {subcloud: subcloudArg}
  static override flags = {
    'deploy-config': deploymentFlags['deploy-config'],
    'sysadmin-password': deploymentFlags['sysadmin-password'],
    ...confirmFlags,
    ...waitFlags,
    ...variableFlag,
  }

  override readonly result = changedSubcloudView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SubcloudDeployConfig)
    await this.confirm(flags, args.subcloud, `configure subcloud ${args.subcloud}`)
    const input = await this.deploymentInput(flags)
    const subcloud = await deployments(await this.api('dcmanager')).configure(args.subcloud, input)
    await this.show(this.result, await this.settleSubcloud(flags, subcloud, deployed('complete')))
  }
}
