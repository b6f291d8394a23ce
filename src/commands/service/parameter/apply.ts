import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {serviceParameters} from '../../../client/sysinv/platform/service-parameter.js'

export default class ServiceParameterApply extends StxCommand {
  static override summary = 'make the hosts use the parameters of a service'
  static override examples = [
    '<%= config.bin %> service parameter apply platform',
    '<%= config.bin %> service parameter apply platform --section maintenance',
  ]
  static override hiddenAliases = ['system:service-parameter-apply']
  static override args = {service: Args.string({required: true, description: 'service'})}
  static override flags = {section: Flags.string({summary: 'only those of this section'})}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(ServiceParameterApply)
    const {service} = args
    const {section} = flags
    await serviceParameters(await this.api('sysinv')).apply(service, section)
    const where = section === undefined ? '' : ` for section ${section}`
    await this.done(`Applying ${service} service parameters${where}`, {service, section})
  }
}
