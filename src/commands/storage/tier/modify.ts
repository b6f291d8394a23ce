import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {type StorageTier, storageTiers} from '../../../client/sysinv/storage/storage-tier.js'
import {storageTierView} from '../../../views/storage-tier.js'

export default class StorageTierModify extends Changing<StorageTier> {
  static override summary = 'rename a storage tier'
  static override examples = ['<%= config.bin %> storage tier modify ceph_cluster gold --name silver']
  static override hiddenAliases = ['system:storage-tier-modify']
  static override args = {
    cluster: Args.string({required: true, description: 'name or uuid of the cluster'}),
    tier: Args.string({required: true, description: 'name or uuid of the tier'}),
  }
  static override flags = {name: Flags.string({char: 'n', summary: 'its new name'})}

  result = storageTierView

  async change({sysinv}: Apis, {args, flags: {name}}: Given<typeof StorageTierModify>) {
    if (name === undefined)
      this.voice.refuse('No update parameters specified, storage tier is unchanged.', 'pass --name')
    return storageTiers(sysinv).modify(args.cluster, args.tier, {name})
  }
}
