import {Flags} from '@oclif/core'
import type {Given} from '../../cli/command.js'
import {hostArg, waitFlags} from '../../cli/flags.js'
import {type Hosts, unlocking} from '../../client/sysinv/host/host.js'
import {HostAction} from '../../families/host-action.js'

export default class HostUnlock extends HostAction {
  static override summary = 'put a host back into service'
  static override examples = [
    '<%= config.bin %> host unlock controller-1',
    '<%= config.bin %> host unlock controller-1 --wait --deadline 30m',
  ]
  static override hiddenAliases = ['system:host-unlock']
  static override args = {host: hostArg}
  static override flags = {
    force: Flags.boolean({char: 'f', summary: 'unlock even if checks object'}),
    ...waitFlags,
  }

  judge = unlocking
  override readonly resume = ['--until', 'administrative=unlocked,availability=available|degraded']
  verb = (api: Hosts, {args, flags}: Given<typeof HostUnlock>) => api.unlock(args.host, flags)
}
