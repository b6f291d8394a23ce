import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Doing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {said} from '../../../cli/result.js'
import {serviceParameters} from '../../../client/sysinv/platform/service-parameter.js'

export default class ServiceParameterDelete extends Doing {
  static override summary = 'delete a service parameter'
  static override examples = ['<%= config.bin %> service parameter delete c0f56327-fdbd-4713-8814-33a59c6d078f']
  static override hiddenAliases = ['system:service-parameter-delete']
  static override args = {parameter: Args.string({required: true, description: 'uuid of the parameter'})}
  static override flags = {...confirmFlags}

  override asks({args}: Given<typeof ServiceParameterDelete>) {
    const {parameter: uuid} = args
    return {target: uuid, deed: `delete service parameter ${uuid}`}
  }

  async act({sysinv}: Apis, {args}: Given<typeof ServiceParameterDelete>) {
    const {parameter: uuid} = args
    await serviceParameters(sysinv).delete(uuid)
    return said(`Deleted service parameter: ${uuid}`, {uuid})
  }
}
