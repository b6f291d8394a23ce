import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {volumeGroups} from '../../../client/sysinv/storage/volume-group.js'
import {volumeGroupView} from '../../../views/volume-group.js'

export default class HostLvgList extends StxCommand {
  static override summary = 'list the volume groups of a host'
  static override examples = ['<%= config.bin %> host lvg list controller-0']
  static override hiddenAliases = ['system:host-lvg-list']
  static override args = {host: hostArg}

  async run(): Promise<void> {
    const {args} = await this.parse(HostLvgList)
    await this.list(volumeGroupView, await volumeGroups(await this.api('sysinv')).list(args.host))
  }
}
