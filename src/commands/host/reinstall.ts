import type {Given} from '../../cli/command.js'
import {confirmFlags, hostArg, waitFlags} from '../../cli/flags.js'
import {type Hosts, reinstalling} from '../../client/sysinv/host/host.js'
import {HostAction} from '../../families/host-action.js'

export default class HostReinstall extends HostAction {
  static override summary = 'install a locked host anew; its disks are wiped'
  static override examples = ['<%= config.bin %> host reinstall worker-3 --wait --deadline 2h']
  static override hiddenAliases = ['system:host-reinstall']
  static override args = {host: hostArg}
  static override flags = {
    ...confirmFlags,
    ...waitFlags,
  }

  override asks = ({args}: Given<typeof HostReinstall>) => ({target: args.host, deed: `reinstall host ${args.host}`})

  judge = reinstalling
  verb = (api: Hosts, {args}: Given<typeof HostReinstall>) => api.reinstall(args.host)
}
