import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {disks} from '../../../client/sysinv/storage/disk.js'
import {diskView} from '../../../views/disk.js'

export default class HostDiskList extends StxCommand {
  static override summary = 'list the disks of a host'
  static override examples = ['<%= config.bin %> host disk list controller-0']
  static override hiddenAliases = ['system:host-disk-list']
  static override args = {host: hostArg}

  async run(): Promise<void> {
    const {args} = await this.parse(HostDiskList)
    await this.list(diskView, await disks(await this.api('sysinv')).list(args.host))
  }
}
