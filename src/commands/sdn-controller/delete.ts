import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Doing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {confirmFlags} from '../../cli/flags.js'
import {said} from '../../cli/result.js'
import {sdnControllers} from '../../client/sysinv/network/sdn-controller.js'

export default class SdnControllerDelete extends Doing {
  static override summary = 'delete an SDN controller'
  static override examples = ['<%= config.bin %> sdn-controller delete 28b19fc2-f83b-4d23-ace7-4a3b0efebedf']
  static override hiddenAliases = ['system:sdn-controller-delete']
  static override args = {controller: Args.string({required: true, description: 'uuid of the SDN controller'})}
  static override flags = {...confirmFlags}

  override asks({args}: Given<typeof SdnControllerDelete>) {
    const {controller: uuid} = args
    return {target: uuid, deed: `delete SDN controller ${uuid}`}
  }

  async act({sysinv}: Apis, {args}: Given<typeof SdnControllerDelete>) {
    const {controller: uuid} = args
    await sdnControllers(sysinv).delete(uuid)
    return said(`Deleted SDN controller: uuid ${uuid}`, {uuid})
  }
}
