import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {serviceParameters} from '../../../client/sysinv/platform/service-parameter.js'

export default class ServiceParameterDelete extends StxCommand {
  static override summary = 'delete a service parameter'
  static override examples = ['<%= config.bin %> service parameter delete c0f56327-fdbd-4713-8814-33a59c6d078f']
  static override hiddenAliases = ['system:service-parameter-delete']
  static override args = {parameter: Args.string({required: true, description: 'uuid of the parameter'})}
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(ServiceParameterDelete)
    const {parameter: uuid} = args
    await this.confirm(flags, uuid, `delete service parameter ${uuid}`)
    await serviceParameters(await this.api('sysinv')).delete(uuid)
    await this.done(`Deleted service parameter: ${uuid}`, {uuid})
  }
}
