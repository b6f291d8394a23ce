import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Listing} from '../../../cli/reading.js'
import {type Disk, disks} from '../../../client/sysinv/storage/disk.js'
import {diskView} from '../../../views/disk.js'

export default class HostDiskList extends Listing<Disk> {
  static override summary = 'list the disks of a host'
  static override examples = ['<%= config.bin %> host disk list controller-0']
  static override hiddenAliases = ['system:host-disk-list']
  static override args = {host: hostArg}

  view = diskView
  read = ({sysinv}: Apis, {args}: Given<typeof HostDiskList>) => disks(sysinv).list(args.host)
}
