import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../../cli/apis.js'
import {Changing} from '../../../../cli/changing.js'
import type {Given} from '../../../../cli/command.js'
import {hostArg, waitFlags} from '../../../../cli/flags.js'
import {type Partition, partitioning, partitions} from '../../../../client/sysinv/storage/partition.js'
import {mibOf} from '../../../../inputs/size.js'
import {partitionView} from '../../../../views/partition.js'

export default class HostDiskPartitionAdd extends Changing<Partition> {
  static override summary = 'add a partition to a disk'
  static override examples = ['<%= config.bin %> host disk partition add worker-0 /dev/sdb 100 --wait']
  static override hiddenAliases = ['system:host-disk-partition-add']
  static override args = {
    host: hostArg,
    disk: Args.string({required: true, description: 'device node, device path or uuid of the disk'}),
    size: Args.string({required: true, description: 'size in GiB'}),
  }
  static override flags = {
    partition_type: Flags.option({
      char: 't',
      options: ['lvm_phys_vol'] as const,
      default: 'lvm_phys_vol' as const,
      summary: 'type of the partition',
    })(),
    ...waitFlags,
  }

  result = partitionView

  async change({sysinv}: Apis, {args}: Given<typeof HostDiskPartitionAdd>) {
    return partitions(sysinv).add(args.host, args.disk, mibOf(args.size, 'Partition'))
  }

  override follow({sysinv}: Apis, {args}: Given<typeof HostDiskPartitionAdd>, {uuid}: Partition) {
    return {
      target: `partition ${uuid}`,
      read: () => partitions(sysinv).get(uuid),
      judge: partitioning,
      watch: `stx host disk partition show ${args.host} ${uuid}`,
    }
  }
}
