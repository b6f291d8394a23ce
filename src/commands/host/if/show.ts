import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {interfaces} from '../../../client/sysinv/network/interface.js'
import {interfaceView} from '../../../views/interface.js'

export default class HostIfShow extends StxCommand {
  static override summary = 'show one interface of a host'
  static override examples = ['<%= config.bin %> host if show controller-0 data0']
  static override hiddenAliases = ['system:host-if-show']
  static override args = {
    host: hostArg,
    interface: Args.string({required: true, description: 'name or uuid of the interface'}),
  }

  async run(): Promise<void> {
    const {args} = await this.parse(HostIfShow)
    await this.show(interfaceView, await interfaces(await this.api('sysinv')).get(args.host, args.interface))
  }
}
