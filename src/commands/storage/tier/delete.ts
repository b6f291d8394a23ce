import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Doing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {unsaid} from '../../../cli/result.js'
import {storageTiers} from '../../../client/sysinv/storage/storage-tier.js'

export default class StorageTierDelete extends Doing {
  static override summary = 'delete a storage tier'
  static override examples = ['<%= config.bin %> storage tier delete ceph_cluster gold']
  static override hiddenAliases = ['system:storage-tier-delete']
  static override args = {
    cluster: Args.string({required: true, description: 'name or uuid of the cluster'}),
    tier: Args.string({required: true, description: 'name or uuid of the tier'}),
  }
  static override flags = {...confirmFlags}

  override asks = ({args}: Given<typeof StorageTierDelete>) => ({
    target: args.tier,
    deed: `delete storage tier ${args.tier}`,
  })

  async act({sysinv}: Apis, {args}: Given<typeof StorageTierDelete>) {
    const {name, uuid} = await storageTiers(sysinv).delete(args.cluster, args.tier)
    return unsaid(`Deleted storage tier: ${name}`, {uuid})
  }
}
