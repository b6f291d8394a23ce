import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {storageTiers} from '../../../client/sysinv/storage/storage-tier.js'
import {storageTierView} from '../../../views/storage-tier.js'

export default class StorageTierModify extends StxCommand {
  static override summary = 'rename a storage tier'
  static override examples = ['<%= config.bin %> storage tier modify ceph_cluster gold --name silver']
  static override hiddenAliases = ['system:storage-tier-modify']
  static override args = {
    cluster: Args.string({required: true, description: 'name or uuid of the cluster'}),
    tier: Args.string({required: true, description: 'name or uuid of the tier'}),
  }
  static override flags = {name: Flags.string({char: 'n', summary: 'its new name'})}

  protected override readonly result = storageTierView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(StorageTierModify)
    const {name} = flags
    if (name === undefined) this.refuse('No update parameters specified, storage tier is unchanged.', 'pass --name')
    const changed = await storageTiers(await this.api('sysinv')).modify(args.cluster, args.tier, {name})
    await this.show(this.result, changed)
  }
}
