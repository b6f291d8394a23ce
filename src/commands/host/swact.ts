import {Flags} from '@oclif/core'
import type {Given} from '../../cli/command.js'
import {type Hosts, swacting} from '../../client/sysinv/host/host.js'
import {HostInterruption} from '../../families/host-action.js'

export default class HostSwact extends HostInterruption {
  static override summary = 'hand the active role over to the other controller'
  static override examples = [
    '<%= config.bin %> host swact controller-0 --wait',
    '<%= config.bin %> host swact controller-0 --force',
  ]
  static override hiddenAliases = ['system:host-swact']
  static override flags = {
    force: Flags.boolean({char: 'f', summary: 'hand over even if checks object'}),
    ...HostInterruption.flags,
  }

  deed = 'swact'
  judge = swacting
  verb = (api: Hosts, {args, flags}: Given<typeof HostSwact>) => api.swact(args.host, flags)
}
