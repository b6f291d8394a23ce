import {Args} from '@oclif/core'
import type {Apis} from '../../../../cli/apis.js'
import type {Given} from '../../../../cli/command.js'
import {hostArg} from '../../../../cli/flags.js'
import {Showing} from '../../../../cli/reading.js'
import {type Partition, partitions} from '../../../../client/sysinv/storage/partition.js'
import {partitionView} from '../../../../views/partition.js'

export default class HostDiskPartitionShow extends Showing<Partition> {
  static override summary = 'show one partition of a host'
  static override examples = [
    '<%= config.bin %> host disk partition show worker-0 /dev/disk/by-path/pci-0000:00:0d.0-ata-1.0-part5',
  ]
  static override hiddenAliases = ['system:host-disk-partition-show']
  static override args = {
    host: hostArg,
    partition: Args.string({required: true, description: 'device path or uuid of the partition'}),
  }

  view = partitionView
  read = ({sysinv}: Apis, {args}: Given<typeof HostDiskPartitionShow>) =>
    partitions(sysinv).find(args.host, args.partition)
}
