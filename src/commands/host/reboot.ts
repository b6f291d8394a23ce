import type {Given} from '../../cli/command.js'
import {type Hosts, restarting} from '../../client/sysinv/host/host.js'
import {HostInterruption} from '../../families/host-action.js'

export default class HostReboot extends HostInterruption {
  static override summary = 'restart a locked host'
  static override examples = ['<%= config.bin %> host reboot worker-3 --wait']
  static override hiddenAliases = ['system:host-reboot']

  deed = 'reboot'
  judge = restarting
  verb = (api: Hosts, {args}: Given<typeof HostReboot>) => api.reboot(args.host)
}
