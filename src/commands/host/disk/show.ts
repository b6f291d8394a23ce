import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {disks} from '../../../client/sysinv/storage/disk.js'
import {diskView} from '../../../views/disk.js'

export default class HostDiskShow extends StxCommand {
  static override summary = 'show one disk of a host'
  static override examples = ['<%= config.bin %> host disk show controller-0 /dev/sda']
  static override hiddenAliases = ['system:host-disk-show']
  static override args = {
    host: hostArg,
    disk: Args.string({required: true, description: 'device node, device path or uuid of the disk'}),
  }

  async run(): Promise<void> {
    const {args} = await this.parse(HostDiskShow)
    await this.show(diskView, await disks(await this.api('sysinv')).find(args.host, args.disk))
  }
}
