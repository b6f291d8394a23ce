import {Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Reading} from '../../../cli/reading.js'
import {type Result, rows} from '../../../cli/result.js'
import {storageBackends} from '../../../client/sysinv/storage/storage-backend.js'
import {storageBackendView} from '../../../views/storage-backend.js'

export default class StorageBackendList extends Reading {
  static override summary = 'list the storage backends'
  static override examples = ['<%= config.bin %> storage backend list']
  static override hiddenAliases = ['system:storage-backend-list']
  static override flags = {asdict: Flags.boolean({summary: 'capabilities as one dictionary'})}

  async look({sysinv}: Apis, {flags}: Given<typeof StorageBackendList>): Promise<Result> {
    return rows(storageBackendView(flags), await storageBackends(sysinv).list())
  }
}
