import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {interfaceNetworks} from '../../../client/sysinv/network/interface-network.js'

export default class InterfaceNetworkRemove extends StxCommand {
  static override summary = 'take a platform network off an interface'
  static override examples = ['<%= config.bin %> interface network remove 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:interface-network-remove']
  static override args = {assignment: Args.string({required: true, description: 'uuid of the assignment'})}
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(InterfaceNetworkRemove)
    await this.confirm(flags, args.assignment, `remove platform network assignment ${args.assignment}`)
    await interfaceNetworks(await this.api('sysinv')).remove(args.assignment)
    await this.done(`Deleted Interface Network: ${args.assignment}`, {uuid: args.assignment})
  }
}
