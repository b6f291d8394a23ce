import {StxCommand} from '../../cli/command.js'
import {hostArg} from '../../cli/flags.js'
import {cephMons} from '../../client/sysinv/storage/ceph-mon.js'
import {cephMonView} from '../../views/ceph-mon.js'

export default class CephMonShow extends StxCommand {
  static override summary = 'show the ceph monitor of a host'
  static override examples = ['<%= config.bin %> ceph-mon show controller-0']
  static override hiddenAliases = ['system:ceph-mon-show']
  static override args = {host: hostArg}

  async run(): Promise<void> {
    const {args} = await this.parse(CephMonShow)
    const found = await cephMons(await this.api('sysinv')).ofHost(args.host)
    if (found.length === 0) {
      return this.failOrSay('not-found', `no ceph monitor on ${args.host}`, {said: '', hint: 'see: stx ceph-mon list'})
    }
    await this.showEach(cephMonView, found)
  }
}
