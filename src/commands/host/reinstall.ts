import {confirmFlags, hostArg, waitFlags} from '../../cli/flags.js'
import {reinstalling} from '../../client/sysinv/host/host.js'
import {HostAction} from '../../families/host-action.js'

export default class HostReinstall extends HostAction {
  static override summary = 'install a locked host anew; its disks are wiped'
  static override examples = ['<%= config.bin %> host reinstall worker-3 --wait --deadline 2h']
  static override hiddenAliases = ['system:host-reinstall']
  static override args = {host: hostArg}
  static override flags = {
    ...confirmFlags,
    ...waitFlags,
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostReinstall)
    await this.confirm(flags, args.host, `reinstall host ${args.host}`)
    await this.act(flags, (api) => api.reinstall(args.host), reinstalling)
  }
}
