import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Listing} from '../../../cli/reading.js'
import {type PhysicalVolume, physicalVolumes} from '../../../client/sysinv/storage/physical-volume.js'
import {physicalVolumeView} from '../../../views/physical-volume.js'

export default class HostPvList extends Listing<PhysicalVolume> {
  static override summary = 'list the physical volumes of a host'
  static override examples = ['<%= config.bin %> host pv list controller-0']
  static override hiddenAliases = ['system:host-pv-list']
  static override args = {host: hostArg}

  view = physicalVolumeView
  read = ({sysinv}: Apis, {args}: Given<typeof HostPvList>) => physicalVolumes(sysinv).list(args.host)
}
