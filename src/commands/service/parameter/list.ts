import {Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Reading} from '../../../cli/reading.js'
import {type Result, rows} from '../../../cli/result.js'
import {serviceParameters} from '../../../client/sysinv/platform/service-parameter.js'
import {serviceParameterView} from '../../../views/service-parameter.js'

export default class ServiceParameterList extends Reading {
  static override summary = 'list the service parameters'
  static override examples = [
    '<%= config.bin %> service parameter list',
    '<%= config.bin %> service parameter list --service platform --section maintenance',
  ]
  static override hiddenAliases = ['system:service-parameter-list']
  static override flags = {
    service: Flags.string({summary: 'only those of this service'}),
    section: Flags.string({summary: 'only those of this section'}),
    name: Flags.string({summary: 'only those of this name'}),
  }

  async look({sysinv}: Apis, {flags}: Given<typeof ServiceParameterList>): Promise<Result> {
    const {service, section, name} = flags
    const api = serviceParameters(sysinv)
    // The official program heeds only the last of several filters.
    const list = this.voice.either(api.list, api.listByLast)
    return rows(serviceParameterView, await list({service, section, name}))
  }
}
