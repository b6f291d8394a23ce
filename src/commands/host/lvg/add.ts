import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {type VolumeGroup, volumeGroups} from '../../../client/sysinv/storage/volume-group.js'
import {volumeGroupView} from '../../../views/volume-group.js'

export default class HostLvgAdd extends Changing<VolumeGroup> {
  static override summary = 'add a volume group to a host'
  static override examples = [
    '<%= config.bin %> host lvg add worker-0 nova-local',
    '<%= config.bin %> host lvg add worker-0 csi-vg --lvm-function lvm-csi --lvm-type thin',
  ]
  static override hiddenAliases = ['system:host-lvg-add']
  static override args = {
    host: hostArg,
    group: Args.string({required: true, description: 'name of the volume group'}),
  }
  static override flags = {
    lvm_function: Flags.option({char: 'f', options: ['lvm-csi'] as const, summary: 'what the group is used for'})(),
    lvm_type: Flags.option({
      char: 't',
      options: ['thick', 'thin'] as const,
      summary: 'whether volumes take their space at once',
    })(),
  }

  result = volumeGroupView

  change = ({sysinv}: Apis, {args, flags}: Given<typeof HostLvgAdd>) =>
    volumeGroups(sysinv).add(args.host, args.group, flags)
}
