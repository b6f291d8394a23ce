import {confirmFlags, hostArg, waitFlags} from '../../cli/flags.js'
import {poweringOff} from '../../client/sysinv/host/host.js'
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

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostPowerOff)
    await this.confirm(flags, args.host, `power off host ${args.host}`)
    await this.act(flags, (api) => api.powerOff(args.host), poweringOff)
  }
}
