import type {Apis} from '../../cli/apis.js'
import {Changing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {hostArg, waitFlags} from '../../cli/flags.js'
import {reaching} from '../../client/sysinv/reaching.js'
import {type CephMon, cephMons} from '../../client/sysinv/storage/ceph-mon.js'
import {cephMonView} from '../../views/ceph-mon.js'

export default class CephMonAdd extends Changing<CephMon> {
  static override summary = 'add a ceph monitor to a host'
  static override examples = ['<%= config.bin %> ceph-mon add worker-0 --wait']
  static override hiddenAliases = ['system:ceph-mon-add']
  static override args = {host: hostArg}
  static override flags = {...waitFlags}

  result = cephMonView

  change = ({sysinv}: Apis, {args}: Given<typeof CephMonAdd>) => cephMons(sysinv).add(args.host)

  override follow({sysinv}: Apis, {args}: Given<typeof CephMonAdd>, {uuid}: CephMon) {
    return {
      target: `ceph monitor of ${args.host}`,
      read: () => cephMons(sysinv).get(uuid),
      judge: reaching('configured'),
      watch: `stx ceph-mon show ${args.host}`,
    }
  }
}
