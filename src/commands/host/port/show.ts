import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {ports} from '../../../client/sysinv/network/port.js'
import {portView} from '../../../views/port.js'

export default class HostPortShow extends StxCommand {
  static override summary = 'show one port of a host'
  static override examples = ['<%= config.bin %> host port show controller-0 enp0s3']
  static override hiddenAliases = ['system:host-port-show']
  static override args = {host: hostArg, port: Args.string({required: true, description: 'name or uuid of the port'})}

  async run(): Promise<void> {
    const {args} = await this.parse(HostPortShow)
    await this.show(portView, await ports(await this.api('sysinv')).find(args.host, args.port))
  }
}
