import type {Apis} from '../../cli/apis.js'
import {Doing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {confirmFlags, hostArg} from '../../cli/flags.js'
import {unsaid} from '../../cli/result.js'
import {cephMons} from '../../client/sysinv/storage/ceph-mon.js'

export default class CephMonDelete extends Doing {
  static override summary = 'delete the ceph monitor of a host'
  static override examples = ['<%= config.bin %> ceph-mon delete worker-0']
  static override hiddenAliases = ['system:ceph-mon-delete']
  static override args = {host: hostArg}
  static override flags = {...confirmFlags}

  override asks = ({args}: Given<typeof CephMonDelete>) => ({
    target: args.host,
    deed: `delete the ceph monitor of ${args.host}`,
  })

  async act({sysinv}: Apis, {args}: Given<typeof CephMonDelete>) {
    await cephMons(sysinv).delete(args.host)
    return unsaid(`Deleted ceph monitor of ${args.host}`, {host: args.host})
  }
}
