import {subcloudArg, variableFlag, waitFlags} from '../../../cli/flags.js'
import {deployments} from '../../../client/dcmanager/deployment.js'
import {aborted} from '../../../client/dcmanager/subcloud-standing.js'
import {SubcloudCommand} from '../../../families/subcloud.js'
import {changedSubcloudView} from '../../../views/subcloud.js'

export default class SubcloudDeployAbort extends SubcloudCommand {
  static override summary = 'stop the phase of a deployment that runs'
  static override examples = ['<%= config.bin %> subcloud deploy abort subcloud1 --wait']
  static override hiddenAliases = ['dcmanager:subcloud:deploy:abort']
  static override args = {subcloud: subcloudArg}
  static override flags = {...waitFlags, ...variableFlag}

  override readonly result = changedSubcloudView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SubcloudDeployAbort)
    const subcloud = await deployments(await this.api('dcmanager')).abort(args.subcloud)
    await this.show(this.result, await this.settleSubcloud(flags, subcloud, aborted))
  }
}
