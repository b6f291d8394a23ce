import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {each, type Result} from '../../../cli/result.js'
import {serviceParameters} from '../../../client/sysinv/platform/service-parameter.js'
import {parameterArgs, parameterFlags} from '../../../families/service-parameter-flags.js'
import {namedValues} from '../../../inputs/words.js'
import {serviceParameterView} from '../../../views/service-parameter.js'

export default class ServiceParameterAdd extends Acting {
  static override summary = 'add service parameters'
  static override description = 'The values are stored; `service parameter apply` makes the hosts use them.'
  static override examples = ['<%= config.bin %> service parameter add platform maintenance mnfa_timeout=120']
  static override hiddenAliases = ['system:service-parameter-add']
  static override args = parameterArgs
  static override flags = parameterFlags

  override readonly result = serviceParameterView

  async act({sysinv}: Apis, {args, flags}: Given<typeof ServiceParameterAdd>): Promise<Result> {
    const {personality, resource} = flags
    const api = serviceParameters(sysinv)
    const done = await api.add(args.service, args.section, namedValues(args.parameter.map((word) => word.trim())), {
      personality,
      resource,
    })
    return each(this.result, done)
  }
}
