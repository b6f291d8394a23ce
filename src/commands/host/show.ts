import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {hostArg} from '../../cli/flags.js'
import {Showing} from '../../cli/reading.js'
import {type Host, hosts} from '../../client/sysinv/host/host.js'
import {hostView} from '../../views/host.js'

export default class HostShow extends Showing<Host> {
  static override summary = 'show one host'
  static override examples = [
    '<%= config.bin %> host show controller-0',
    '<%= config.bin %> host show controller-0 --column availability --format value',
  ]
  static override hiddenAliases = ['system:host-show']
  static override args = {host: hostArg}

  view = hostView
  read = ({sysinv}: Apis, {args}: Given<typeof HostShow>) => hosts(sysinv).get(args.host)
}
