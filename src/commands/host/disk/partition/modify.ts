import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../../../cli/command.js'
import {hostArg, waitFlags} from '../../../../cli/flags.js'
import {partitioning, partitions} from '../../../../client/sysinv/storage/partition.js'
import {mibOf} from '../../../../inputs/size.js'
import {partitionView} from '../../../../views/partition.js'

export default class HostDiskPartitionModify extends StxCommand {
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

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostDiskPartitionModify)
    if (flags.size_gib === undefined) {
      this.refuse('No update parameters specified, partition is unchanged.', 'pass --size_gib')
    }
    const mebibytes = mibOf(flags.size_gib, 'Partition')
    const api = partitions(await this.api('sysinv'))
    const resized = await api.resize(args.host, args.partition, mebibytes)
    const settled = await this.settle(flags, resized, {
      target: `partition ${args.partition}`,
      read: () => api.get(resized.uuid),
      judge: partitioning,
      watch: `stx host disk partition show ${args.host} ${resized.uuid}`,
    })
    await this.show(this.result, settled)
  }
}
