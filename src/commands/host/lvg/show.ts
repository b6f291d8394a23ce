import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {volumeGroups} from '../../../client/sysinv/storage/volume-group.js'
import {volumeGroupView} from '../../../views/volume-group.js'

export default class HostLvgShow extends StxCommand {
  static override summary = 'show one volume group of a host'
  static override examples = ['<%= config.bin %> host lvg show controller-0 cgts-vg']
  static override hiddenAliases = ['system:host-lvg-show']
  static override args = {
    host: hostArg,
    group: Args.string({required: true, description: 'name or uuid of the volume group'}),
  }

  async run(): Promise<void> {
    const {args} = await this.parse(HostLvgShow)
    await this.show(volumeGroupView, await volumeGroups(await this.api('sysinv')).find(args.host, args.group))
  }
}
