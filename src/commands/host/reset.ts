import type {Given} from '../../cli/command.js'
import {confirmFlags, hostArg, waitFlags} from '../../cli/flags.js'
import {type Hosts, restarting} from '../../client/sysinv/host/host.js'
import {HostAction} from '../../families/host-action.js'

export default class HostReset extends HostAction {
  static override summary = 'reset a locked host through its board management'
  static override examples = ['<%= config.bin %> host reset worker-3 --wait']
  static override hiddenAliases = ['system:host-reset']
  static override args = {host: hostArg}
  static override flags = {
    ...confirmFlags,
    ...waitFlags,
  }

  override asks = ({args}: Given<typeof HostReset>) => ({target: args.host, deed: `reset host ${args.host}`})

  judge = restarting
  verb = (api: Hosts, {args}: Given<typeof HostReset>) => api.reset(args.host)
}
