import type {Given} from '../../cli/command.js'
import {assignmentsArg, hostArg, waitFlags} from '../../cli/flags.js'
import {type Hosts, installing} from '../../client/sysinv/host/host.js'
import {HostAction} from '../../families/host-action.js'
import {assignments} from '../../inputs/words.js'

export default class HostUpdate extends HostAction {
  static override summary = 'change attributes of a host'
  static override description =
    'A host that was discovered gets its personality, and a worker its name, in this way, and then installs itself: --wait waits for that.'
  static override examples = [
    '<%= config.bin %> host update 2 personality=controller --wait',
    '<%= config.bin %> host update 3 personality=worker hostname=worker-0',
    '<%= config.bin %> host update worker-0 bm_type=dynamic bm_ip=10.10.10.5 bm_username=root bm_password=…',
  ]
  static override hiddenAliases = ['system:host-update']
  static override args = {host: hostArg, change: assignmentsArg}
  static override flags = waitFlags

  judge = installing
  override readonly resume = ['--until', 'availability=online']
  async verb(api: Hosts, {args}: Given<typeof HostUpdate>) {
    const change = assignments(args.change)
    return api.update(args.host, change)
  }
}
