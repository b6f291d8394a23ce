import {Flags} from '@oclif/core'
import type {Apis} from '../../../../cli/apis.js'
import type {Given} from '../../../../cli/command.js'
import {hostArg} from '../../../../cli/flags.js'
import {Listing} from '../../../../cli/reading.js'
import {type Partition, partitions} from '../../../../client/sysinv/storage/partition.js'
import {partitionView} from '../../../../views/partition.js'

export default class HostDiskPartitionList extends Listing<Partition> {
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

  view = partitionView
  read = ({sysinv}: Apis, {args, flags}: Given<typeof HostDiskPartitionList>) =>
    partitions(sysinv).list(args.host, flags.disk)
}
