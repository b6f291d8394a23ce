import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {hostFileSystems} from '../../../client/sysinv/storage/host-fs.js'
import {hostFsView} from '../../../views/host-fs.js'

export default class HostFsList extends StxCommand {
  static override summary = 'list the file systems of a host'
  static override examples = ['<%= config.bin %> host fs list controller-0']
  static override hiddenAliases = ['system:host-fs-list']
  static override args = {host: hostArg}

  async run(): Promise<void> {
    const {args} = await this.parse(HostFsList)
    await this.list(hostFsView, await hostFileSystems(await this.api('sysinv')).list(args.host))
  }
}
