import {Flags} from '@oclif/core'
import {StxCommand} from '../../../../cli/command.js'
import {hostArg} from '../../../../cli/flags.js'
import {partitions} from '../../../../client/sysinv/storage/partition.js'
import {partitionView} from '../../../../views/partition.js'

export default class HostDiskPartitionList extends StxCommand {
  static override summary = 'list the partitions of a host'
  static override examples = [
    '<%= config.bin %> host disk partition list worker-0',
    '<%= config.bin %> host disk partition list worker-0 --disk /dev/sdb',
  ]
  static override hiddenAliases = ['system:host-disk-partition-list']
  static override args = {host: hostArg}
  static override flags = {
    disk: Flags.string({summary: 'only of this disk: device node, device path or uuid', helpValue: '[DISK]'}),
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostDiskPartitionList)
    await this.list(partitionView, await partitions(await this.api('sysinv')).list(args.host, flags.disk))
  }
}
