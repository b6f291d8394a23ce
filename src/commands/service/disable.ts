import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Doing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {unsaid} from '../../cli/result.js'
import {services} from '../../client/sysinv/platform/service-management.js'

export default class ServiceDisable extends Doing {
  static override summary = 'disable an optional service'
  static override examples = ['<%= config.bin %> service disable barbican']
  static override hiddenAliases = ['system:service-disable']
  static override args = {service: Args.string({required: true, description: 'name of the service'})}

  async act({sysinv}: Apis, {args}: Given<typeof ServiceDisable>) {
    await services(sysinv).disable(args.service)
    return unsaid(`${args.service}: disabled`, {service: args.service})
  }
}
