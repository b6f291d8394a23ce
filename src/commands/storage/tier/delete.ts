import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {storageTiers} from '../../../client/sysinv/storage/storage-tier.js'

export default class StorageTierDelete extends StxCommand {
  static override summary = 'delete a storage tier'
  static override examples = ['<%= config.bin %> storage tier delete ceph_cluster gold']
  static override hiddenAliases = ['system:storage-tier-delete']
  static override args = {
    cluster: Args.string({required: true, description: 'name or uuid of the cluster'}),
    tier: Args.string({required: true, description: 'name or uuid of the tier'}),
  }
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(StorageTierDelete)
    await this.confirm(flags, args.tier, `delete storage tier ${args.tier}`)
    const {name, uuid} = await storageTiers(await this.api('sysinv')).delete(args.cluster, args.tier)
    await this.doneUnsaid(`Deleted storage tier: ${name}`, {uuid})
  }
}
