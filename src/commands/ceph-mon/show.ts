import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {hostArg} from '../../cli/flags.js'
import {Reading} from '../../cli/reading.js'
import {each, type Result} from '../../cli/result.js'
import {cephMons} from '../../client/sysinv/storage/ceph-mon.js'
import {cephMonView} from '../../views/ceph-mon.js'

export default class CephMonShow extends Reading {
  static override summary = 'show the ceph monitor of a host'
  static override examples = ['<%= config.bin %> ceph-mon show controller-0']
  static override hiddenAliases = ['system:ceph-mon-show']
  static override args = {host: hostArg}

  async look({sysinv}: Apis, {args}: Given<typeof CephMonShow>): Promise<Result> {
    const found = await cephMons(sysinv).ofHost(args.host)
    if (found.length === 0) {
      return this.voice.failOrSay('not-found', `no ceph monitor on ${args.host}`, {
        officially: '',
        hint: 'see: stx ceph-mon list',
      })
    }
    return each(cephMonView, found)
  }
}
