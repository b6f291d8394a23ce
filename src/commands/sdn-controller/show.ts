import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {sdnControllers} from '../../client/sysinv/network/sdn-controller.js'
import {sdnControllerView} from '../../views/sdn-controller.js'

export default class SdnControllerShow extends StxCommand {
  static override summary = 'show one SDN controller'
  static override examples = ['<%= config.bin %> sdn-controller show 28b19fc2-f83b-4d23-ace7-4a3b0efebedf']
  static override hiddenAliases = ['system:sdn-controller-show']
  static override args = {controller: Args.string({required: true, description: 'uuid of the SDN controller'})}

  async run(): Promise<void> {
    const {args} = await this.parse(SdnControllerShow)
    await this.show(sdnControllerView, await sdnControllers(await this.api('sysinv')).get(args.controller))
  }
}
