import {StxCommand} from '../../cli/command.js'
import {confirmFlags, hostArg} from '../../cli/flags.js'
import {cephMons} from '../../client/sysinv/storage/ceph-mon.js'

export default class CephMonDelete extends StxCommand {
  static override summary = 'delete the ceph monitor of a host'
  static override examples = ['<%= config.bin %> ceph-mon delete worker-0']
  static override hiddenAliases = ['system:ceph-mon-delete']
  static override args = {host: hostArg}
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(CephMonDelete)
    await this.confirm(flags, args.host, `delete the ceph monitor of ${args.host}`)
    await cephMons(await this.api('sysinv')).delete(args.host)
    await this.doneUnsaid(`Deleted ceph monitor of ${args.host}`, {host: args.host})
  }
}
