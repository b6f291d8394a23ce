import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Reading} from '../../../cli/reading.js'
import {one, type Result} from '../../../cli/result.js'
import {storageBackends} from '../../../client/sysinv/storage/storage-backend.js'
import {storageBackendView} from '../../../views/storage-backend.js'

export default class StorageBackendShow extends Reading {
  static override summary = 'show one storage backend'
  static override examples = ['<%= config.bin %> storage backend show ceph-store']
  static override hiddenAliases = ['system:storage-backend-show']
  static override args = {backend: Args.string({required: true, description: 'name or uuid of the backend'})}
  static override flags = {asdict: Flags.boolean({summary: 'capabilities as one dictionary'})}

  async look({sysinv}: Apis, {args, flags}: Given<typeof StorageBackendShow>): Promise<Result> {
    return one(storageBackendView(flags), await storageBackends(sysinv).get(args.backend))
  }
}
