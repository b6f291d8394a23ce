import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Showing} from '../../../cli/reading.js'
import {type Port, ports} from '../../../client/sysinv/network/port.js'
import {portView} from '../../../views/port.js'

export default class HostPortShow extends Showing<Port> {
  static override summary = 'show one port of a host'
  static override examples = ['<%= config.bin %> host port show controller-0 enp0s3']
  static override hiddenAliases = ['system:host-port-show']
  static override args = {host: hostArg, port: Args.string({required: true, description: 'name or uuid of the port'})}

  view = portView
  read = ({sysinv}: Apis, {args}: Given<typeof HostPortShow>) => ports(sysinv).find(args.host, args.port)
}
