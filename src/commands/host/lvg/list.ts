import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Listing} from '../../../cli/reading.js'
import {type VolumeGroup, volumeGroups} from '../../../client/sysinv/storage/volume-group.js'
import {volumeGroupView} from '../../../views/volume-group.js'

export default class HostLvgList extends Listing<VolumeGroup> {
  static override summary = 'list the volume groups of a host'
  static override examples = ['<%= config.bin %> host lvg list controller-0']
  static override hiddenAliases = ['system:host-lvg-list']
  static override args = {host: hostArg}

  view = volumeGroupView
  read = ({sysinv}: Apis, {args}: Given<typeof HostLvgList>) => volumeGroups(sysinv).list(args.host)
}
