import {Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {serviceParameters} from '../../../client/sysinv/platform/service-parameter.js'
import {serviceParameterView} from '../../../views/service-parameter.js'

export default class ServiceParameterList extends StxCommand {
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

  async run(): Promise<void> {
    const {flags} = await this.parse(ServiceParameterList)
    const {service, section, name} = flags
    const api = serviceParameters(await this.api('sysinv'))
    // The official program heeds only the last of several filters.
    const rows = await (this.official ? api.listByLast : api.list)({service, section, name})
    await this.list(serviceParameterView, rows)
  }
}
