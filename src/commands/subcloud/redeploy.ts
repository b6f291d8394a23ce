import {confirmFlags, subcloudArg, variableFlag, waitFlags} from '../../cli/flags.js'
import {deployed} from '../../client/dcmanager/subcloud-standing.js'
import {deploymentFlags, SubcloudCommand} from '../../families/subcloud.js'
import {changedSubcloudView} from '../../views/subcloud.js'

export default class SubcloudRedeploy extends SubcloudCommand {
  static override summary = 'install and deploy a subcloud anew; all that is in it is lost'
  static override examples = [
    '<%= config.bin %> subcloud redeploy subcloud1 --wait',
    '<%= config.bin %> subcloud redeploy subcloud1 --install-values site1-install.yml',
  ]
  static override hiddenAliases = ['dcmanager:subcloud:redeploy']
  static override args = {subcloud: subcloudArg}
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

  override readonly result = changedSubcloudView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SubcloudRedeploy)
    await this.confirm(flags, args.subcloud, `redeploy subcloud ${args.subcloud}`)
    const input = await this.deploymentInput(flags, {subcloud: args.subcloud})
    // Unlike all others, this command sends a password of the BMC without install values, too.
    const bmcPassword = input.bmcPassword ?? (flags['bmc-password'] ? await this.bmc(flags['bmc-password']) : undefined)
    const subcloud = await (await this.subclouds()).redeploy(args.subcloud, {...input, bmcPassword})
    await this.show(this.result, await this.settleSubcloud(flags, subcloud, deployed('complete')))
  }
}
