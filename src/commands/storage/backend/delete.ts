import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {storageBackends} from '../../../client/sysinv/storage/storage-backend.js'

export default class StorageBackendDelete extends StxCommand {
  static override summary = 'delete a storage backend'
  static override examples = ['<%= config.bin %> storage backend delete ceph-rook-store --force']
  static override hiddenAliases = ['system:storage-backend-delete']
  static override args = {backend: Args.string({required: true, description: 'name or uuid of the backend'})}
  static override flags = {
    force: Flags.boolean({char: 'f', hidden: true, summary: 'delete it although this is not supported'}),
    ...confirmFlags,
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(StorageBackendDelete)
    if (!flags.force) return this.failOrSay('failed', 'Deleting a storage backend is not supported.')
    await this.confirm(flags, args.backend, `delete storage backend ${args.backend}`)
    await storageBackends(await this.api('sysinv')).delete(args.backend)
    await this.doneUnsaid(`Deleted storage backend: ${args.backend}`, {backend: args.backend})
  }
}
