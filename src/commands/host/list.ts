import type {Apis} from '../../cli/apis.js'
import {Listing} from '../../cli/reading.js'
import {type Host, hosts} from '../../client/sysinv/host/host.js'
import {hostView} from '../../views/host.js'

export default class HostList extends Listing<Host> {
  static override summary = 'list the hosts with their states'
  static override examples = [
    '<%= config.bin %> host list',
    '<%= config.bin %> host list --subcloud subcloud1 --format json',
    '<%= config.bin %> host list --query "[?availability!=\'available\'].hostname"',
  ]
  static override hiddenAliases = ['system:host-list']

  view = hostView
  override names = {kind: 'host' as const, of: ({hostname}: Host) => hostname}
  read = ({sysinv}: Apis) => hosts(sysinv).list()
}
