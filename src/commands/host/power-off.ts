import type {Given} from '../../cli/command.js'
import {type Hosts, poweringOff} from '../../client/sysinv/host/host.js'
import {HostInterruption} from '../../families/host-action.js'

export default class HostPowerOff extends HostInterruption {
  static override summary = 'switch a locked host off through its board management'
  static override examples = ['<%= config.bin %> host power-off worker-3 --wait']
  static override hiddenAliases = ['system:host-power-off']

  deed = 'power off'
  judge = poweringOff
  verb = (api: Hosts, {args}: Given<typeof HostPowerOff>) => api.powerOff(args.host)
}
