import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {subcloudsArg, variableFlag} from '../../../cli/flags.js'
import {deployments} from '../../../client/dcmanager/deployment.js'
import type {Subcloud} from '../../../client/dcmanager/subcloud.js'
import {changedSubcloudView} from '../../../views/subcloud.js'

export default class SubcloudDeployComplete extends Changing<Subcloud> {
  static override summary = 'call a bootstrapped subcloud deployed, without a configuration'
  static override examples = ['<%= config.bin %> subcloud deploy complete subcloud1']
  static override hiddenAliases = ['dcmanager:subcloud:deploy:complete']
  static override args = {subcloud: subcloudsArg}
  static override flags = {...variableFlag}

  override readonly reach = 'each'

  result = changedSubcloudView

  change = ({dcmanager}: Apis, {args}: Given<typeof SubcloudDeployComplete>) =>
    deployments(dcmanager).complete(args.subcloud)
}
