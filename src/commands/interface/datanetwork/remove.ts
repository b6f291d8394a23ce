import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Doing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {said} from '../../../cli/result.js'
import {interfaceDataNetworks} from '../../../client/sysinv/network/interface-data-network.js'

export default class InterfaceDatanetworkRemove extends Doing {
  static override summary = 'take a data network off an interface'
  static override examples = ['<%= config.bin %> interface datanetwork remove 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:interface-datanetwork-remove']
  static override args = {assignment: Args.string({required: true, description: 'uuid of the assignment'})}
  static override flags = {...confirmFlags}

  override asks = ({args}: Given<typeof InterfaceDatanetworkRemove>) => ({
    target: args.assignment,
    deed: `remove data network assignment ${args.assignment}`,
  })

  async act({sysinv}: Apis, {args}: Given<typeof InterfaceDatanetworkRemove>) {
    await interfaceDataNetworks(sysinv).remove(args.assignment)
    return said(`Deleted Interface DataNetwork: ${args.assignment}`, {uuid: args.assignment})
  }
}
