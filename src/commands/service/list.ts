import {hostname} from 'node:os'
import {StxCommand} from '../../cli/command.js'
import {services} from '../../client/sysinv/platform/service-management.js'
import {serviceView} from '../../views/service-management.js'

export default class ServiceList extends StxCommand {
  static override summary = 'list the services with their states'
  static override examples = ['<%= config.bin %> service list']
  static override hiddenAliases = ['system:service-list']

  async run(): Promise<void> {
    await this.parse(ServiceList)
    await this.list(
      serviceView(this.official ? hostname() : undefined),
      await services(await this.api('sysinv')).list(),
    )
  }
}
