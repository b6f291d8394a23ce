import type {Apis} from '../../cli/apis.js'
import {Acting} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {hostArg, waitFlags} from '../../cli/flags.js'
import {one, type Result} from '../../cli/result.js'
import {reaching} from '../../client/sysinv/reaching.js'
import {cephMons} from '../../client/sysinv/storage/ceph-mon.js'
import {cephMonView} from '../../views/ceph-mon.js'

export default class CephMonAdd extends Acting {
  static override summary = 'add a ceph monitor to a host'
  static override examples = ['<%= config.bin %> ceph-mon add worker-0 --wait']
  static override hiddenAliases = ['system:ceph-mon-add']
  static override args = {host: hostArg}
  static override flags = {...waitFlags}

  override readonly result = cephMonView

  async act({sysinv}: Apis, {args, flags}: Given<typeof CephMonAdd>): Promise<Result> {
    const api = cephMons(sysinv)
    const added = await api.add(args.host)
    return one(
      this.result,
      await this.settle(flags, added, {
        target: `ceph monitor of ${args.host}`,
        read: () => api.get(added.uuid),
        judge: reaching('configured'),
        watch: `stx ceph-mon show ${args.host}`,
      }),
    )
  }
}
