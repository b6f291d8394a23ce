import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {assignmentsArg} from '../../../cli/flags.js'
import {serviceParameters} from '../../../client/sysinv/service-parameter.js'
import {serviceParameterView} from '../../../views/service-parameter.js'

export default class ServiceParameterAdd extends StxCommand {
  static override summary = 'add service parameters'
  static override description = 'The values are stored; `service parameter apply` makes the hosts use them.'
  static override examples = ['<%= config.bin %> service parameter add platform maintenance mnfa_timeout=120']
  static override hiddenAliases = ['system:service-parameter-add']
  static override args = {
    service: Args.string({required: true, description: 'service'}),
    section: Args.string({required: true, description: 'section of the service'}),
    parameter: assignmentsArg,
  }
  static override flags = {
    personality: Flags.string({summary: 'only on hosts of this personality; one parameter at a time'}),
    resource: Flags.string({summary: 'resource of a parameter of your own; one parameter at a time'}),
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(ServiceParameterAdd)
    const {personality, resource} = flags
    const api = serviceParameters(await this.api('sysinv'))
    const done = await api.add(args.service, args.section, args.parameter, {personality, resource})
    await this.showEach(serviceParameterView, done)
  }
}
