import * as z from 'zod'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Reading} from '../../cli/reading.js'
import {answered, requestArgs} from '../../families/api.js'
import {requestPath} from '../../inputs/request.js'

export default class ApiGet extends Reading {
  static override summary = 'read what has no command from a service'
  static override examples = [
    '<%= config.bin %> api get sysinv /ihosts --query "ihosts[].hostname"',
    '<%= config.bin %> api get fm /alarms --subcloud subcloud1',
  ]
  static override args = requestArgs

  override check({args: {path}}: Given<typeof ApiGet>) {
    requestPath(path)
  }

  async look(apis: Apis, {args: {service, path}}: Given<typeof ApiGet>) {
    const asked = requestPath(path)
    return answered(await apis[service as keyof Apis].get(asked, z.unknown()), `GET ${asked}`)
  }
}
