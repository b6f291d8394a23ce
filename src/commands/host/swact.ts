import {Flags} from '@oclif/core'
import {confirmFlags, hostArg, waitFlags} from '../../cli/flags.js'
import {swacting} from '../../client/sysinv/host/host.js'
import {HostAction} from '../../families/host-action.js'

export default class HostSwact extends HostAction {
  static override summary = 'hand the active role over to the other controller'
  static override examples = [
    '<%= config.bin %> host swact controller-0 --wait',
    '<%= config.bin %> host swact controller-0 --force',
  ]
  static override hiddenAliases = ['system:host-swact']
  static override args = {host: hostArg}
  static override flags = {
    force: Flags.boolean({char: 'f', summary: 'hand over even if checks object'}),
    ...confirmFlags,
    ...waitFlags,
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostSwact)
    await this.confirm(flags, args.host, `swact host ${args.host}`)
    await this.act(flags, (api) => api.swact(args.host, flags), swacting)
  }
}
