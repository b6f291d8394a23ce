import {confirmFlags, hostArg, waitFlags} from '../../cli/flags.js'
import {restarting} from '../../client/sysinv/host/host.js'
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

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostReboot)
    await this.confirm(flags, args.host, `reboot host ${args.host}`)
    await this.act(flags, (api) => api.reboot(args.host), restarting)
  }
}
