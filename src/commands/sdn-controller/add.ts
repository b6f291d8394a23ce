import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Changing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {type SdnController, sdnControllers} from '../../client/sysinv/network/sdn-controller.js'
import {sdnControllerView} from '../../views/sdn-controller.js'

export default class SdnControllerAdd extends Changing<SdnController> {
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

  result = sdnControllerView

  change = ({sysinv}: Apis, {flags}: Given<typeof SdnControllerAdd>) => sdnControllers(sysinv).add(flags)
}
