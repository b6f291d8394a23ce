import {Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {sdnControllers} from '../../client/sysinv/network/sdn-controller.js'
import {sdnControllerView} from '../../views/sdn-controller.js'

export default class SdnControllerAdd extends StxCommand {
  static override summary = 'add an SDN controller'
  static override examples = ['<%= config.bin %> sdn-controller add --ip-address 10.10.10.60 --port 6653']
  static override hiddenAliases = ['system:sdn-controller-add']
  static override flags = {
    ip_address: Flags.string({char: 'a', summary: 'address or name'}),
    port: Flags.string({char: 'p', summary: 'port it listens on'}),
    transport: Flags.option({
      char: 't',
      options: ['TCP', 'UDP', 'TLS'] as const,
      default: 'TCP',
      helpValue: '[TCP|UDP|TLS]',
      summary: 'how it is reached (TCP)',
    })(),
    state: Flags.option({
      char: 's',
      options: ['enabled', 'disabled'] as const,
      default: 'enabled',
      helpValue: '[enabled|disabled]',
      summary: 'whether it is used (enabled)',
    })(),
  }

  protected override readonly result = sdnControllerView

  async run(): Promise<void> {
    const {flags} = await this.parse(SdnControllerAdd)
    await this.show(this.result, await sdnControllers(await this.api('sysinv')).add(flags))
  }
}
