import {StxCommand} from '../../../cli/command.js'
import {subcloudArg, variableFlag} from '../../../cli/flags.js'
import {deployments} from '../../../client/dcmanager/deployment.js'
import {changedSubcloudView} from '../../../views/subcloud.js'

export default class SubcloudDeployComplete extends StxCommand {
  static override summary = 'call a bootstrapped subcloud deployed, without a configuration'
  static override examples = ['<%= config.bin %> subcloud deploy complete subcloud1']
  static override hiddenAliases = ['dcmanager:subcloud:deploy:complete']
  static override args = {subcloud: subcloudArg}
  static override flags = {...variableFlag}

  override readonly result = changedSubcloudView

  async run(): Promise<void> {
    const {args} = await this.parse(SubcloudDeployComplete)
    await this.show(this.result, await deployments(await this.api('dcmanager')).complete(args.subcloud))
  }
}
