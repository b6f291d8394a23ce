import type {Apis} from '../../cli/apis.js'
import {Listing} from '../../cli/reading.js'
import {type CephMon, cephMons} from '../../client/sysinv/storage/ceph-mon.js'
import {cephMonView} from '../../views/ceph-mon.js'

export default class CephMonList extends Listing<CephMon> {
  static override summary = 'list the ceph monitors'
  static override examples = ['<%= config.bin %> ceph-mon list']
  static override hiddenAliases = ['system:ceph-mon-list']

  view = cephMonView
  read = ({sysinv}: Apis) => cephMons(sysinv).list()
}
