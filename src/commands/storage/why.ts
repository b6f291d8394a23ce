import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import type {Site} from '../../cli/many.js'
import type {Result} from '../../cli/result.js'
import {Why} from '../../families/why.js'

export default class StorageWhy extends Why {
  static override summary = 'tell why the storage of a system is as it is, and what to do next'
  static override description =
    'Looks at the file systems of the controllers, storage backends, ceph monitors, OSDs and alarms, in five requests; what ' +
    'belongs to one host, host why tells. Exits with 3 where something is wrong, with 0 where nothing is or something is ' +
    'under way.'
  static override examples = ['<%= config.bin %> storage why', '<%= config.bin %> --subcloud edge7 storage why']

  readonly about = 'storage'

  async look(apis: Apis, {globals}: Given<typeof StorageWhy>, site?: Site): Promise<Result> {
    const {explainStorage} = await import('../../families/storage-why.js')
    const subcloud = site?.subcloud ?? globals.subcloud
    return this.told(await explainStorage(apis, subcloud), {site: site !== undefined})
  }
}
