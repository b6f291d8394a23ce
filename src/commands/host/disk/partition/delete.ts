import {Args} from '@oclif/core'
import type {Apis} from '../../../../cli/apis.js'
import {Acting} from '../../../../cli/changing.js'
import type {Given} from '../../../../cli/command.js'
import {confirmFlags, hostArg, waitFlags} from '../../../../cli/flags.js'
import {type Result, unsaid} from '../../../../cli/result.js'
import {leaving} from '../../../../client/sysinv/gone.js'
import {type Partition, partitioning, partitions} from '../../../../client/sysinv/storage/partition.js'

export default class HostDiskPartitionDelete extends Acting {
  static override summary = 'delete the last partition of a disk'
  static override examples = [
    '<%= config.bin %> host disk partition delete worker-0 /dev/disk/by-path/pci-0000:00:0d.0-ata-2.0-part1 --wait',
  ]
  static override hiddenAliases = ['system:host-disk-partition-delete']
  static override args = {
    host: hostArg,
    partition: Args.string({required: true, description: 'device path or uuid of the partition'}),
  }
  static override flags = {...confirmFlags, ...waitFlags}

  override asks({args}: Given<typeof HostDiskPartitionDelete>) {
    const {host, partition} = args
    return {target: partition, deed: `delete partition ${partition} of host ${host}`}
  }

  async act({sysinv}: Apis, {args, flags}: Given<typeof HostDiskPartitionDelete>): Promise<Result> {
    const {host, partition} = args
    const api = partitions(sysinv)
    const doomed = await api.delete(host, partition)
    await this.settle<Partition | undefined>(flags, doomed, {
      target: `partition ${partition}`,
      read: () => api.remains(doomed.uuid),
      judge: leaving(partitioning),
      watch: `stx host disk partition list ${host}`,
    })
    return unsaid(`Deleted partition ${partition} of host ${host}`, {uuid: doomed.uuid})
  }
}
