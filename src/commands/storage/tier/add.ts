import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {type StorageTier, storageTiers} from '../../../client/sysinv/storage/storage-tier.js'
import {storageTierView} from '../../../views/storage-tier.js'

export default class StorageTierAdd extends Changing<StorageTier> {
  static override summary = 'add a storage tier to a cluster'
  static override examples = ['<%= config.bin %> storage tier add ceph_cluster gold']
  static override hiddenAliases = ['system:storage-tier-add']
  static override args = {
    cluster: Args.string({required: true, description: 'name or uuid of the cluster'}),
    name: Args.string({required: true, description: 'name of the tier'}),
  }

  result = storageTierView

  change = ({sysinv}: Apis, {args}: Given<typeof StorageTierAdd>) => storageTiers(sysinv).add(args.cluster, args.name)
}
