import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {one, type Result} from '../../../cli/result.js'
import {storageBackends} from '../../../client/sysinv/storage/storage-backend.js'
import {settingsIn} from '../../../inputs/words.js'
import {storageBackendView} from '../../../views/storage-backend.js'

export default class StorageBackendModify extends Acting {
  static override summary = 'change a storage backend'
  static override examples = [
    '<%= config.bin %> storage backend modify ceph-store replication=3',
    '<%= config.bin %> storage backend modify ceph-rook-store --services block,filesystem',
  ]
  static override hiddenAliases = ['system:storage-backend-modify']
  static override args = {
    backend: Args.string({required: true, description: 'name or uuid of the backend'}),
    setting: Args.string({multiple: true, description: 'capabilities and settings, as in name=value'}),
  }
  static override flags = {
    services: Flags.string({char: 's', summary: 'services that use it; commas between several'}),
    deployment: Flags.string({char: 'd', summary: 'how ceph-rook is deployed', helpValue: 'controller|dedicated|open'}),
    'failure-domain': Flags.string({summary: 'what ceph-rook spreads copies over', helpValue: 'osd|host'}),
    ceph_conf: Flags.string({char: 'c', summary: 'configuration file of an external ceph', helpValue: 'FILE'}),
  }

  override readonly result = storageBackendView()

  async act({sysinv}: Apis, {args, flags}: Given<typeof StorageBackendModify>): Promise<Result> {
    const {services, ceph_conf, deployment, 'failure-domain': failure_domain} = flags
    const settings = settingsIn(args.setting ?? [])
    const change = {services, ceph_conf, deployment, failure_domain, settings}
    const changed = await storageBackends(sysinv).modify(args.backend, change)
    return one(this.result, changed)
  }
}
