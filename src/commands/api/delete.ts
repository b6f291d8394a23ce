import {deletionFlags, RequestCommand} from '../../families/api.js'

export default class ApiDelete extends RequestCommand {
  static override summary = 'remove something at a service'
  static override examples = ['<%= config.bin %> api delete fm /alarms/4ab5698a-19cb-4c17-bd63-302173fef62c']
  static override flags = deletionFlags

  readonly method = 'DELETE'
}
