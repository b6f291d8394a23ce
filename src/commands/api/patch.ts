import {bodyFlags, RequestCommand} from '../../families/api.js'

export default class ApiPatch extends RequestCommand {
  static override summary = 'change a part of something at a service'
  static override examples = [
    '<%= config.bin %> api patch sysinv /ihosts/2 -d @lock.json --dry-run',
    '<%= config.bin %> api patch dcmanager /subclouds/subcloud1 -F location=Ottawa',
  ]
  static override flags = bodyFlags

  readonly method = 'PATCH'
}
