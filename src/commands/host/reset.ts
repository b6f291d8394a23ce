import type {Given} from '../../cli/command.js'
import {type Hosts, restarting} from '../../client/sysinv/host/host.js'
import {HostInterruption} from '../../families/host-action.js'

export default class HostReset extends HostInterruption {
  static override summary = 'reset a locked host through its board management'
  static override examples = ['<%= config.bin %> host reset worker-3 --wait']
  static override hiddenAliases = ['system:host-reset']

  deed = 'reset'
  judge = restarting
  verb = (api: Hosts, {args}: Given<typeof HostReset>) => api.reset(args.host)
}
