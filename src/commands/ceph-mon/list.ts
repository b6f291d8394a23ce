import {StxCommand} from '../../cli/command.js'
import {cephMons} from '../../client/sysinv/storage/ceph-mon.js'
import {cephMonView} from '../../views/ceph-mon.js'

export default class CephMonList extends StxCommand {
  static override summary = 'list the ceph monitors'
  static override examples = ['<%= config.bin %> ceph-mon list']
  static override hiddenAliases = ['system:ceph-mon-list']

  async run(): Promise<void> {
    await this.parse(CephMonList)
    await this.list(cephMonView, await cephMons(await this.api('sysinv')).list())
  }
}
