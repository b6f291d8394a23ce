import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {interfaceDataNetworks} from '../../../client/sysinv/network/interface-data-network.js'

export default class InterfaceDatanetworkRemove extends StxCommand {
  static override summary = 'take a data network off an interface'
  static override examples = ['<%= config.bin %> interface datanetwork remove 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:interface-datanetwork-remove']
  static override args = {assignment: Args.string({required: true, description: 'uuid of the assignment'})}
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(InterfaceDatanetworkRemove)
    await this.confirm(flags, args.assignment, `remove data network assignment ${args.assignment}`)
    await interfaceDataNetworks(await this.api('sysinv')).remove(args.assignment)
    await this.done(`Deleted Interface DataNetwork: ${args.assignment}`, {uuid: args.assignment})
  }
}
