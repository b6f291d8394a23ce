import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../../cli/apis.js'
import {Changing} from '../../../../cli/changing.js'
import type {Given} from '../../../../cli/command.js'
import {hostArg, waitFlags} from '../../../../cli/flags.js'
import {type Partition, partitioning, partitions} from '../../../../client/sysinv/storage/partition.js'
import {mibOf} from '../../../../inputs/size.js'
import {partitionView} from '../../../../views/partition.js'

export default class HostDiskPartitionModify extends Changing<Partition> {
  static override summary = 'make the last partition of a disk larger'
  static override examples = [
    '<%= config.bin %> host disk partition modify worker-0 /dev/disk/by-path/pci-0000:00:0d.0-ata-2.0-part1 --size-gib 200',
  ]
  static override hiddenAliases = ['system:host-disk-partition-modify']
  static override args = {
    host: hostArg,
    partition: Args.string({required: true, description: 'device path or uuid of the partition'}),
  }
  static override flags = {size_gib: Flags.string({char: 's', summary: 'new size in GiB'}), ...waitFlags}

  result = partitionView

  async change({sysinv}: Apis, {args, flags}: Given<typeof HostDiskPartitionModify>) {
    if (flags.size_gib === undefined) {
      this.voice.refuse('No update parameters specified, partition is unchanged.', 'pass --size_gib')
    }
    return partitions(sysinv).resize(args.host, args.partition, mibOf(flags.size_gib, 'Partition'))
  }

  override follow({sysinv}: Apis, {args}: Given<typeof HostDiskPartitionModify>, {uuid}: Partition) {
    return {
      target: `partition ${args.partition}`,
      read: () => partitions(sysinv).get(uuid),
      judge: partitioning,
      watch: `stx host disk partition show ${args.host} ${uuid}`,
    }
  }
}
