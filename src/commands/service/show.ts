import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Reading} from '../../cli/reading.js'
import {one, type Result} from '../../cli/result.js'
import {services} from '../../client/sysinv/platform/service-management.js'
import {serviceView} from '../../views/service-management.js'

export default class ServiceShow extends Reading {
  static override summary = 'show one service'
  static override examples = ['<%= config.bin %> service show 2']
  static override hiddenAliases = ['system:service-show']
  static override args = {service: Args.string({required: true, description: 'number of the service'})}

  async look({sysinv}: Apis, {args}: Given<typeof ServiceShow>): Promise<Result> {
    return one(serviceView(), await services(sysinv).get(args.service))
  }
}
