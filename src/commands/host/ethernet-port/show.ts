import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Showing} from '../../../cli/reading.js'
import {type EthernetPort, ethernetPorts} from '../../../client/sysinv/network/port.js'
import {ethernetPortView} from '../../../views/port.js'

export default class HostEthernetPortShow extends Showing<EthernetPort> {
  static override summary = 'show one ethernet port of a host'
  static override examples = ['<%= config.bin %> host ethernet-port show controller-0 enp0s3']
  static override hiddenAliases = ['system:host-ethernet-port-show']
  static override args = {host: hostArg, port: Args.string({required: true, description: 'name or uuid of the port'})}

  view = ethernetPortView
  read = ({sysinv}: Apis, {args}: Given<typeof HostEthernetPortShow>) =>
    ethernetPorts(sysinv).find(args.host, args.port)
}
