import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {storageTiers} from '../../../client/sysinv/storage/storage-tier.js'
import {storageTierView} from '../../../views/storage-tier.js'

export default class StorageTierList extends StxCommand {
  static override summary = 'list the storage tiers of a cluster'
  static override examples = ['<%= config.bin %> storage tier list ceph_cluster']
  static override hiddenAliases = ['system:storage-tier-list']
  static override args = {cluster: Args.string({required: true, description: 'name or uuid of the cluster'})}

  async run(): Promise<void> {
    const {args} = await this.parse(StorageTierList)
    await this.list(storageTierView, await storageTiers(await this.api('sysinv')).list(args.cluster))
  }
}
