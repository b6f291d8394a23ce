import type {Given} from '../../cli/command.js'
import {type Hosts, reinstalling} from '../../client/sysinv/host/host.js'
import {HostInterruption} from '../../families/host-action.js'

export default class HostReinstall extends HostInterruption {
  static override summary = 'install a locked host anew; its disks are wiped'
  static override examples = ['<%= config.bin %> host reinstall worker-3 --wait --deadline 2h']
  static override hiddenAliases = ['system:host-reinstall']

  deed = 'reinstall'
  judge = reinstalling
  verb = (api: Hosts, {args}: Given<typeof HostReinstall>) => api.reinstall(args.host)
}
