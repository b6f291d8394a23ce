import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Showing} from '../../../cli/reading.js'
import {type VolumeGroup, volumeGroups} from '../../../client/sysinv/storage/volume-group.js'
import {volumeGroupView} from '../../../views/volume-group.js'

export default class HostLvgShow extends Showing<VolumeGroup> {
  static override summary = 'show one volume group of a host'
  static override examples = ['<%= config.bin %> host lvg show controller-0 cgts-vg']
  static override hiddenAliases = ['system:host-lvg-show']
  static override args = {
    host: hostArg,
    group: Args.string({required: true, description: 'name or uuid of the volume group'}),
  }

  view = volumeGroupView
  read = ({sysinv}: Apis, {args}: Given<typeof HostLvgShow>) => volumeGroups(sysinv).find(args.host, args.group)
}
