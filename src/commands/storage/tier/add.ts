import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {storageTiers} from '../../../client/sysinv/storage/storage-tier.js'
import {storageTierView} from '../../../views/storage-tier.js'

export default class StorageTierAdd extends StxCommand {
  static override summary = 'add a storage tier to a cluster'
  static override examples = ['<%= config.bin %> storage tier add ceph_cluster gold']
  static override hiddenAliases = ['system:storage-tier-add']
  static override args = {
    cluster: Args.string({required: true, description: 'name or uuid of the cluster'}),
    name: Args.string({required: true, description: 'name of the tier'}),
  }

  protected override readonly result = storageTierView

  async run(): Promise<void> {
    const {args} = await this.parse(StorageTierAdd)
    await this.show(this.result, await storageTiers(await this.api('sysinv')).add(args.cluster, args.name))
  }
}
