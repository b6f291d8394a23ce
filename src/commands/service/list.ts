import {hostname} from 'node:os'
import type {Apis} from '../../cli/apis.js'
import {Reading} from '../../cli/reading.js'
import {type Result, rows} from '../../cli/result.js'
import {services} from '../../client/sysinv/platform/service-management.js'
import {serviceView} from '../../views/service-management.js'

export default class ServiceList extends Reading {
  static override summary = 'list the services with their states'
  static override examples = ['<%= config.bin %> service list']
  static override hiddenAliases = ['system:service-list']

  async look({sysinv}: Apis): Promise<Result> {
    return rows(serviceView(this.voice.either(undefined, hostname())), await services(sysinv).list())
  }
}
