import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Showing} from '../../../cli/reading.js'
import {type StorageTier, storageTiers} from '../../../client/sysinv/storage/storage-tier.js'
import {storageTierView} from '../../../views/storage-tier.js'

export default class StorageTierShow extends Showing<StorageTier> {
  static override summary = 'show one storage tier'
  static override examples = ['<%= config.bin %> storage tier show ceph_cluster gold']
  static override hiddenAliases = ['system:storage-tier-show']
  static override args = {
    cluster: Args.string({required: true, description: 'name or uuid of the cluster'}),
    tier: Args.string({required: true, description: 'name or uuid of the tier'}),
  }

  view = storageTierView
  read = ({sysinv}: Apis, {args}: Given<typeof StorageTierShow>) => storageTiers(sysinv).find(args.cluster, args.tier)
}
