import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {storageBackends} from '../../../client/sysinv/storage/storage-backend.js'
import {storageBackendView} from '../../../views/storage-backend.js'

export default class StorageBackendShow extends StxCommand {
  static override summary = 'show one storage backend'
  static override examples = ['<%= config.bin %> storage backend show ceph-store']
  static override hiddenAliases = ['system:storage-backend-show']
  static override args = {backend: Args.string({required: true, description: 'name or uuid of the backend'})}
  static override flags = {asdict: Flags.boolean({summary: 'capabilities as one dictionary'})}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(StorageBackendShow)
    await this.show(storageBackendView(flags), await storageBackends(await this.api('sysinv')).get(args.backend))
  }
}
