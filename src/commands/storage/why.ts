import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Why} from '../../families/why.js'
import type {Place} from '../../families/why-reading.js'

export default class StorageWhy extends Why {
  static override summary = 'tell why the storage of a system is as it is, and what to do next'
  static override description =
    'Looks at the file systems of the controllers, storage backends, ceph monitors, OSDs and alarms, in five requests; what ' +
    'belongs to one host, host why tells. Exits with 3 where something is wrong, with 0 where nothing is or something is ' +
    'under way.'
  static override examples = ['<%= config.bin %> storage why', '<%= config.bin %> --subcloud edge7 storage why']

  readonly about = 'storage'

  async explain(apis: Apis, _given: Given<typeof StorageWhy>, place: Place) {
    const {explainStorage} = await import('../../families/storage-why.js')
    return explainStorage(apis, place)
  }
}
