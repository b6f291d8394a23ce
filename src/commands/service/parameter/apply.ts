import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Doing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {said} from '../../../cli/result.js'
import {serviceParameters} from '../../../client/sysinv/platform/service-parameter.js'

export default class ServiceParameterApply extends Doing {
  static override summary = 'make the hosts use the parameters of a service'
  static override examples = [
    '<%= config.bin %> service parameter apply platform',
    '<%= config.bin %> service parameter apply platform --section maintenance',
  ]
  static override hiddenAliases = ['system:service-parameter-apply']
  static override args = {service: Args.string({required: true, description: 'service'})}
  static override flags = {section: Flags.string({summary: 'only those of this section'})}

  async act({sysinv}: Apis, {args, flags}: Given<typeof ServiceParameterApply>) {
    const {service} = args
    const {section} = flags
    await serviceParameters(sysinv).apply(service, section)
    const where = section === undefined ? '' : ` for section ${section}`
    return said(`Applying ${service} service parameters${where}`, {service, section})
  }
}
