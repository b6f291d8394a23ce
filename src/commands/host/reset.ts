import {confirmFlags, hostArg, waitFlags} from '../../cli/flags.js'
import {restarting} from '../../client/sysinv/host/host.js'
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

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostReset)
    await this.confirm(flags, args.host, `reset host ${args.host}`)
    await this.act(flags, (api) => api.reset(args.host), restarting)
  }
}
