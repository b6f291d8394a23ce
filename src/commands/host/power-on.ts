import type {Given} from '../../cli/command.js'
import {hostArg, waitFlags} from '../../cli/flags.js'
import {type Hosts, poweringOn} from '../../client/sysinv/host/host.js'
import {HostAction} from '../../families/host-action.js'

export default class HostPowerOn extends HostAction {
  static override summary = 'switch a host on through its board management'
  static override examples = ['<%= config.bin %> host power-on worker-3 --wait']
  static override hiddenAliases = ['system:host-power-on']
  static override args = {host: hostArg}
  static override flags = {
    ...waitFlags,
  }

  judge = poweringOn
  verb = (api: Hosts, {args}: Given<typeof HostPowerOn>) => api.powerOn(args.host)
}
