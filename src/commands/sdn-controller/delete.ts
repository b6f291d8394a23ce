import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {confirmFlags} from '../../cli/flags.js'
import {sdnControllers} from '../../client/sysinv/network/sdn-controller.js'

export default class SdnControllerDelete extends StxCommand {
  static override summary = 'delete an SDN controller'
  static override examples = ['<%= config.bin %> sdn-controller delete 28b19fc2-f83b-4d23-ace7-4a3b0efebedf']
  static override hiddenAliases = ['system:sdn-controller-delete']
  static override args = {controller: Args.string({required: true, description: 'uuid of the SDN controller'})}
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SdnControllerDelete)
    const {controller: uuid} = args
    await this.confirm(flags, uuid, `delete SDN controller ${uuid}`)
    await sdnControllers(await this.api('sysinv')).delete(uuid)
    await this.done(`Deleted SDN controller: uuid ${uuid}`, {uuid})
  }
}
