import {Flags} from '@oclif/core'
import type {Given} from '../../cli/command.js'
import {confirmFlags, hostArg, waitFlags} from '../../cli/flags.js'
import {type Hosts, swacting} from '../../client/sysinv/host/host.js'
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

  override asks = ({args}: Given<typeof HostSwact>) => ({target: args.host, deed: `swact host ${args.host}`})

  judge = swacting
  verb = (api: Hosts, {args, flags}: Given<typeof HostSwact>) => api.swact(args.host, flags)
}
