import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Showing} from '../../../cli/reading.js'
import {type PhysicalVolume, physicalVolumes} from '../../../client/sysinv/storage/physical-volume.js'
import {physicalVolumeView} from '../../../views/physical-volume.js'

export default class HostPvShow extends Showing<PhysicalVolume> {
  static override summary = 'show one physical volume of a host'
  static override examples = ['<%= config.bin %> host pv show controller-0 d5ecad77-5f74-4ce2-951b-a1c76443fe88']
  static override hiddenAliases = ['system:host-pv-show']
  static override args = {
    host: hostArg,
    volume: Args.string({required: true, description: 'uuid of the physical volume'}),
  }

  view = physicalVolumeView
  read = ({sysinv}: Apis, {args}: Given<typeof HostPvShow>) => physicalVolumes(sysinv).find(args.host, args.volume)
}
