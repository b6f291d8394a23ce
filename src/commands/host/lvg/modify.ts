import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {type VolumeGroup, volumeGroups} from '../../../client/sysinv/storage/volume-group.js'
import {volumeGroupView} from '../../../views/volume-group.js'

export default class HostLvgModify extends Changing<VolumeGroup> {
  static override summary = 'change what a volume group is used for'
  static override examples = ['<%= config.bin %> host lvg modify worker-0 csi-vg --lvm-function lvm-csi']
  static override hiddenAliases = ['system:host-lvg-modify']
  static override args = {
    host: hostArg,
    group: Args.string({required: true, description: 'name or uuid of the volume group'}),
  }
  static override flags = {
    lvm_function: Flags.option({
      char: 'f',
      options: ['lvm-csi', 'none'] as const,
      summary: 'what the group is used for',
    })(),
    lvm_pool_size: Flags.string({char: 's', summary: 'largest size of its thin pool, in GB'}),
  }

  result = volumeGroupView

  change = ({sysinv}: Apis, {args, flags}: Given<typeof HostLvgModify>) =>
    volumeGroups(sysinv).modify(args.host, args.group, flags)
}
