import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {storageTiers} from '../../../client/sysinv/storage/storage-tier.js'
import {storageTierView} from '../../../views/storage-tier.js'

export default class StorageTierShow extends StxCommand {
  static override summary = 'show one storage tier'
  static override examples = ['<%= config.bin %> storage tier show ceph_cluster gold']
  static override hiddenAliases = ['system:storage-tier-show']
  static override args = {
    cluster: Args.string({required: true, description: 'name or uuid of the cluster'}),
    tier: Args.string({required: true, description: 'name or uuid of the tier'}),
  }

  async run(): Promise<void> {
    const {args} = await this.parse(StorageTierShow)
    await this.show(storageTierView, await storageTiers(await this.api('sysinv')).find(args.cluster, args.tier))
  }
}
