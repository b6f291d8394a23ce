import {hostArg, waitFlags} from '../../cli/flags.js'
import {poweringOn} from '../../client/sysinv/host/host.js'
import {HostAction} from '../../families/host-action.js'

export default class HostPowerOn extends HostAction {
  static override summary = 'switch a host on through its board management'
  static override examples = ['<%= config.bin %> host power-on worker-3 --wait']
  static override hiddenAliases = ['system:host-power-on']
  static override args = {host: hostArg}
  static override flags = {
    ...waitFlags,
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostPowerOn)
    await this.act(flags, (api) => api.powerOn(args.host), poweringOn)
  }
}
