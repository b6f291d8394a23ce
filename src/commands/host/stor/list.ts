import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {stors} from '../../../client/sysinv/storage/stor.js'
import {storView} from '../../../views/stor.js'

export default class HostStorList extends StxCommand {
  static override summary = 'list the storage functions of a host'
  static override examples = ['<%= config.bin %> host stor list storage-0']
  static override hiddenAliases = ['system:host-stor-list']
  static override args = {host: hostArg}

  async run(): Promise<void> {
    const {args} = await this.parse(HostStorList)
    await this.list(storView, await stors(await this.api('sysinv')).list(args.host))
  }
}
