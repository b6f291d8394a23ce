import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {physicalVolumes} from '../../../client/sysinv/storage/physical-volume.js'
import {physicalVolumeView} from '../../../views/physical-volume.js'

export default class HostPvList extends StxCommand {
  static override summary = 'list the physical volumes of a host'
  static override examples = ['<%= config.bin %> host pv list controller-0']
  static override hiddenAliases = ['system:host-pv-list']
  static override args = {host: hostArg}

  async run(): Promise<void> {
    const {args} = await this.parse(HostPvList)
    await this.list(physicalVolumeView, await physicalVolumes(await this.api('sysinv')).list(args.host))
  }
}
