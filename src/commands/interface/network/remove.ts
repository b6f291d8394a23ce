import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Doing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {said} from '../../../cli/result.js'
import {interfaceNetworks} from '../../../client/sysinv/network/interface-network.js'

export default class InterfaceNetworkRemove extends Doing {
  static override summary = 'take a platform network off an interface'
  static override examples = ['<%= config.bin %> interface network remove 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:interface-network-remove']
  static override args = {assignment: Args.string({required: true, description: 'uuid of the assignment'})}
  static override flags = {...confirmFlags}

  override asks = ({args}: Given<typeof InterfaceNetworkRemove>) => ({
    target: args.assignment,
    deed: `remove platform network assignment ${args.assignment}`,
  })

  async act({sysinv}: Apis, {args}: Given<typeof InterfaceNetworkRemove>) {
    await interfaceNetworks(sysinv).remove(args.assignment)
    return said(`Deleted Interface Network: ${args.assignment}`, {uuid: args.assignment})
  }
}
