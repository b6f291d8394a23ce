import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../../cli/apis.js'
import {Changing} from '../../../../cli/changing.js'
import type {Given} from '../../../../cli/command.js'
import {confirmFlags} from '../../../../cli/flags.js'
import {type PtpInstance, ptpInstances} from '../../../../client/sysinv/platform/ptp-instance.js'
import {checkParameters} from '../../../../inputs/ptp/parameter-check.js'
import {namedValues} from '../../../../inputs/words.js'
import {ptpInstanceView} from '../../../../views/ptp.js'

export default class PtpInstanceParameterDelete extends Changing<PtpInstance> {
  static override summary = 'delete parameters of a PTP instance'
  static override examples = ['<%= config.bin %> ptp instance parameter delete ptp1 domainNumber=24']
  static override hiddenAliases = ['system:ptp-instance-parameter-delete']
  static override args = {
    instance: Args.string({required: true, description: 'name or uuid of the PTP instance'}),
    parameter: Args.string({
      multiple: true,
      required: true,
      description: 'what to delete, as in name=value, or uuid of it',
    }),
  }
  static override flags = {
    section: Flags.string({summary: 'section of the parameters (global)', default: 'global'}),
    ...confirmFlags,
  }

  result = ptpInstanceView

  override asks = ({args}: Given<typeof PtpInstanceParameterDelete>) => ({
    target: args.instance,
    deed: `delete parameters of PTP instance ${args.instance}`,
  })

  async change({sysinv}: Apis, {args, flags}: Given<typeof PtpInstanceParameterDelete>) {
    const api = ptpInstances(sysinv)
    const instance = await api.find(args.instance)
    checkParameters(instance.service, 'remove', flags.section, args.parameter)
    return api.deleteParameters(instance, flags.section, namedValues(args.parameter))
  }
}
