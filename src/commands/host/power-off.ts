import type {Given} from '../../cli/command.js'
import {confirmFlags, hostArg, waitFlags} from '../../cli/flags.js'
import {type Hosts, poweringOff} from '../../client/sysinv/host/host.js'
import {HostAction} from '../../families/host-action.js'

export default class HostPowerOff extends HostAction {
  static override summary = 'switch a locked host off through its board management'
  static override examples = ['<%= config.bin %> host power-off worker-3 --wait']
  static override hiddenAliases = ['system:host-power-off']
  static override args = {host: hostArg}
  static override flags = {
    ...confirmFlags,
    ...waitFlags,
  }

  override asks = ({args}: Given<typeof HostPowerOff>) => ({target: args.host, deed: `power off host ${args.host}`})

  judge = poweringOff
  verb = (api: Hosts, {args}: Given<typeof HostPowerOff>) => api.powerOff(args.host)
}
