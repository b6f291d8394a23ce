import {Flags} from '@oclif/core'
import type {Given} from '../../cli/command.js'
import {type Hosts, locking} from '../../client/sysinv/host/host.js'
import {HostInterruption} from '../../families/host-action.js'

export default class HostLock extends HostInterruption {
  static override summary = 'take a host out of service'
  static override examples = [
    '<%= config.bin %> host lock controller-1 --wait',
    '<%= config.bin %> host lock worker-3 --subcloud subcloud1 --wait --deadline 15m',
  ]
  static override hiddenAliases = ['system:host-lock']
  static override flags = {
    force: Flags.boolean({char: 'f', summary: 'lock even if services cannot move; the host is reset'}),
    unsafe: Flags.boolean({char: 'u', summary: 'with --force: skip the checks that protect storage'}),
    ...HostInterruption.flags,
  }

  deed = 'lock'
  judge = locking
  override readonly resume = ['--until', 'administrative=locked']
  verb = (api: Hosts, {args, flags}: Given<typeof HostLock>) => api.lock(args.host, flags)
}
