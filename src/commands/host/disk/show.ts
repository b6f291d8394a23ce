import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Showing} from '../../../cli/reading.js'
import {type Disk, disks} from '../../../client/sysinv/storage/disk.js'
import {diskView} from '../../../views/disk.js'

export default class HostDiskShow extends Showing<Disk> {
  static override summary = 'show one disk of a host'
  static override examples = ['<%= config.bin %> host disk show controller-0 /dev/sda']
  static override hiddenAliases = ['system:host-disk-show']
  static override args = {
    host: hostArg,
    disk: Args.string({required: true, description: 'device node, device path or uuid of the disk'}),
  }

  view = diskView
  read = ({sysinv}: Apis, {args}: Given<typeof HostDiskShow>) => disks(sysinv).find(args.host, args.disk)
}
