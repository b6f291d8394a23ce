import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Doing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {unsaid} from '../../cli/result.js'
import {services} from '../../client/sysinv/platform/service-management.js'

export default class ServiceEnable extends Doing {
  static override summary = 'enable an optional service'
  static override examples = ['<%= config.bin %> service enable barbican']
  static override hiddenAliases = ['system:service-enable']
  static override args = {service: Args.string({required: true, description: 'name of the service'})}

  async act({sysinv}: Apis, {args}: Given<typeof ServiceEnable>) {
    await services(sysinv).enable(args.service)
    return unsaid(`${args.service}: enabled`, {service: args.service})
  }
}
