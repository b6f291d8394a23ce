import {subcloudArg, variableFlag, waitFlags} from '../../../cli/flags.js'
import {deployments} from '../../../client/dcmanager/deployment.js'
import {deployed} from '../../../client/dcmanager/subcloud-standing.js'
import {deploymentFlags, SubcloudCommand} from '../../../families/subcloud.js'
import {changedSubcloudView} from '../../../views/subcloud.js'

export default class SubcloudDeployEnroll extends SubcloudCommand {
  static override summary = 'take over a system that is installed already'
  static override examples = [
    '<%= config.bin %> subcloud deploy enroll subcloud1 --install-values site1-install.yml --wait',
  ]
  static override hiddenAliases = ['dcmanager:subcloud:deploy:enroll']
  static override args = {subcloud: subcloudArg}
  static override flags = {
    'install-values': deploymentFlags['install-values'],
    'bootstrap-address': deploymentFlags['bootstrap-address'],
    'bootstrap-values': deploymentFlags['bootstrap-values'],
    'sysadmin-password': deploymentFlags['sysadmin-password'],
    'bmc-password': deploymentFlags['bmc-password'],
    'cloud-init-config': deploymentFlags['cloud-init-config'],
    release: deploymentFlags.release,
    ...waitFlags,
    ...variableFlag,
  }

  override readonly result = changedSubcloudView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SubcloudDeployEnroll)
    const input = await this.deploymentInput(flags, {subcloud: args.subcloud})
    const subcloud = await deployments(await this.api('dcmanager')).enroll(args.subcloud, input)
    await this.show(this.result, await this.settleSubcloud(flags, subcloud, deployed('enroll-complete', 'complete')))
  }
}
