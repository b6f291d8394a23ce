import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {type Result, unsaid} from '../../../cli/result.js'
import {storageBackends} from '../../../client/sysinv/storage/storage-backend.js'

export default class StorageBackendDelete extends Acting {
  static override summary = 'delete a storage backend'
  static override examples = ['<%= config.bin %> storage backend delete ceph-rook-store --force']
  static override hiddenAliases = ['system:storage-backend-delete']
  static override args = {backend: Args.string({required: true, description: 'name or uuid of the backend'})}
  static override flags = {
    force: Flags.boolean({char: 'f', hidden: true, summary: 'delete it although this is not supported'}),
    ...confirmFlags,
  }

  async act({sysinv}: Apis, {args, flags}: Given<typeof StorageBackendDelete>): Promise<Result> {
    if (!flags.force) return this.voice.failOrSay('failed', 'Deleting a storage backend is not supported.')
    await this.confirm(flags, args.backend, `delete storage backend ${args.backend}`)
    await storageBackends(sysinv).delete(args.backend)
    return unsaid(`Deleted storage backend: ${args.backend}`, {backend: args.backend})
  }
}
