import {Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {storageBackends} from '../../../client/sysinv/storage/storage-backend.js'
import {storageBackendView} from '../../../views/storage-backend.js'

export default class StorageBackendList extends StxCommand {
  static override summary = 'list the storage backends'
  static override examples = ['<%= config.bin %> storage backend list']
  static override hiddenAliases = ['system:storage-backend-list']
  static override flags = {asdict: Flags.boolean({summary: 'capabilities as one dictionary'})}

  async run(): Promise<void> {
    const {flags} = await this.parse(StorageBackendList)
    await this.list(storageBackendView(flags), await storageBackends(await this.api('sysinv')).list())
  }
}
