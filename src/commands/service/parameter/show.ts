import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Showing} from '../../../cli/reading.js'
import {type ServiceParameter, serviceParameters} from '../../../client/sysinv/platform/service-parameter.js'
import {serviceParameterView} from '../../../views/service-parameter.js'

export default class ServiceParameterShow extends Showing<ServiceParameter> {
  static override summary = 'show one service parameter'
  static override examples = ['<%= config.bin %> service parameter show c0f56327-fdbd-4713-8814-33a59c6d078f']
  static override hiddenAliases = ['system:service-parameter-show']
  static override args = {parameter: Args.string({required: true, description: 'uuid of the parameter'})}

  view = serviceParameterView
  read = ({sysinv}: Apis, {args}: Given<typeof ServiceParameterShow>) => serviceParameters(sysinv).get(args.parameter)
}
