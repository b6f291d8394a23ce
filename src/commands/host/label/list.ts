import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {labels} from '../../../client/sysinv/host/label.js'
import {labelView} from '../../../views/label.js'

export default class HostLabelList extends StxCommand {
  static override summary = 'list the kubernetes labels of a host'
  static override examples = ['<%= config.bin %> host label list controller-0']
  static override hiddenAliases = ['system:host-label-list']
  static override args = {host: hostArg}

  async run(): Promise<void> {
    const {args} = await this.parse(HostLabelList)
    await this.list(labelView, await labels(await this.api('sysinv')).list(args.host))
  }
}
