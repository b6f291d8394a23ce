import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../../cli/apis.js'
import {Acting} from '../../../../cli/changing.js'
import type {Given} from '../../../../cli/command.js'
import {hostArg, waitFlags} from '../../../../cli/flags.js'
import {one, type Result} from '../../../../cli/result.js'
import {partitioning, partitions} from '../../../../client/sysinv/storage/partition.js'
import {mibOf} from '../../../../inputs/size.js'
import {partitionView} from '../../../../views/partition.js'

export default class HostDiskPartitionModify extends Acting {
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

  override readonly result = partitionView

  async act({sysinv}: Apis, {args, flags}: Given<typeof HostDiskPartitionModify>): Promise<Result> {
    if (flags.size_gib === undefined) {
      this.voice.refuse('No update parameters specified, partition is unchanged.', 'pass --size_gib')
    }
    const mebibytes = mibOf(flags.size_gib, 'Partition')
    const api = partitions(sysinv)
    const resized = await api.resize(args.host, args.partition, mebibytes)
    const settled = await this.settle(flags, resized, {
      target: `partition ${args.partition}`,
      read: () => api.get(resized.uuid),
      judge: partitioning,
      watch: `stx host disk partition show ${args.host} ${resized.uuid}`,
    })
    return one(this.result, settled)
  }
}
