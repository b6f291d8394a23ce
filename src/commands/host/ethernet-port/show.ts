import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {ethernetPorts} from '../../../client/sysinv/network/port.js'
import {ethernetPortView} from '../../../views/port.js'

export default class HostEthernetPortShow extends StxCommand {
  static override summary = 'show one ethernet port of a host'
  static override examples = ['<%= config.bin %> host ethernet-port show controller-0 enp0s3']
  static override hiddenAliases = ['system:host-ethernet-port-show']
  static override args = {host: hostArg, port: Args.string({required: true, description: 'name or uuid of the port'})}

  async run(): Promise<void> {
    const {args} = await this.parse(HostEthernetPortShow)
    await this.show(ethernetPortView, await ethernetPorts(await this.api('sysinv')).find(args.host, args.port))
  }
}
