import {StxCommand} from '../../cli/command.js'
import {sdnControllers} from '../../client/sysinv/network/sdn-controller.js'
import {sdnControllerView} from '../../views/sdn-controller.js'

export default class SdnControllerList extends StxCommand {
  static override summary = 'list the SDN controllers'
  static override examples = ['<%= config.bin %> sdn-controller list']
  static override hiddenAliases = ['system:sdn-controller-list']

  async run(): Promise<void> {
    await this.parse(SdnControllerList)
    await this.list(sdnControllerView, await sdnControllers(await this.api('sysinv')).list())
  }
}
