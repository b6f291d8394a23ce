import {bodyFlags, RequestCommand} from '../../families/api.js'

export default class ApiPut extends RequestCommand {
  static override summary = 'replace something at a service'
  static override examples = [
    '<%= config.bin %> api put sysinv /ihosts/2/host_fs/update_many -d @sizes.json',
    '<%= config.bin %> api put sysinv /ihosts/2/host_fs/update_many -d - --dry-run --curl',
  ]
  static override flags = bodyFlags

  readonly method = 'PUT'
}
