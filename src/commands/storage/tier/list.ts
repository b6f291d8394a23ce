import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Listing} from '../../../cli/reading.js'
import {type StorageTier, storageTiers} from '../../../client/sysinv/storage/storage-tier.js'
import {storageTierView} from '../../../views/storage-tier.js'

export default class StorageTierList extends Listing<StorageTier> {
  static override summary = 'list the storage tiers of a cluster'
  static override examples = ['<%= config.bin %> storage tier list ceph_cluster']
  static override hiddenAliases = ['system:storage-tier-list']
  static override args = {cluster: Args.string({required: true, description: 'name or uuid of the cluster'})}

  view = storageTierView
  read = ({sysinv}: Apis, {args}: Given<typeof StorageTierList>) => storageTiers(sysinv).list(args.cluster)
}
