import type {Given} from '../../cli/command.js'
import {confirmFlags, hostArg, waitFlags} from '../../cli/flags.js'
import {type Hosts, restarting} from '../../client/sysinv/host/host.js'
import {HostAction} from '../../families/host-action.js'

export default class HostReboot extends HostAction {
  static override summary = 'restart a locked host'
  static override examples = ['<%= config.bin %> host reboot worker-3 --wait']
  static override hiddenAliases = ['system:host-reboot']
  static override args = {host: hostArg}
  static override flags = {
    ...confirmFlags,
    ...waitFlags,
  }

  override asks = ({args}: Given<typeof HostReboot>) => ({target: args.host, deed: `reboot host ${args.host}`})

  judge = restarting
  verb = (api: Hosts, {args}: Given<typeof HostReboot>) => api.reboot(args.host)
}
