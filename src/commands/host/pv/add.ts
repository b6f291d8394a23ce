import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {hostArg, waitFlags} from '../../../cli/flags.js'
import {one, type Result} from '../../../cli/result.js'
import {physicalVolumes, provisioning} from '../../../client/sysinv/storage/physical-volume.js'
import {physicalVolumeView} from '../../../views/physical-volume.js'

export default class HostPvAdd extends Acting {
  static override summary = 'add a disk or a partition to a volume group'
  static override examples = [
    '<%= config.bin %> host pv add worker-0 nova-local /dev/sdb',
    '<%= config.bin %> host pv add controller-0 cgts-vg /dev/disk/by-path/pci-0000:00:0d.0-ata-1.0-part6 --wait',
  ]
  static override hiddenAliases = ['system:host-pv-add']
  static override args = {
    host: hostArg,
    group: Args.string({required: true, description: 'name or uuid of the volume group'}),
    device: Args.string({required: true, description: 'device node, device path or uuid of the disk or partition'}),
  }
  static override flags = waitFlags

  override readonly result = physicalVolumeView

  async act({sysinv}: Apis, {args, flags}: Given<typeof HostPvAdd>): Promise<Result> {
    const api = physicalVolumes(sysinv)
    const {volume, host} = await api.add(args.host, args.group, args.device)
    const settled = await this.settle(flags, volume, {
      target: `physical volume ${volume.uuid}`,
      read: () => api.get(volume.uuid),
      judge: provisioning(host),
      watch: `stx host pv show ${args.host} ${volume.uuid}`,
    })
    return one(this.result, settled)
  }
}
