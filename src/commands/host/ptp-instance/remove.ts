import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {ChangingMany} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags, hostArg} from '../../../cli/flags.js'
import {type PtpInstance, ptpInstances} from '../../../client/sysinv/platform/ptp-instance.js'
import {ptpInstanceView} from '../../../views/ptp.js'

export default class HostPtpInstanceRemove extends ChangingMany<PtpInstance> {
  static override summary = 'run a PTP instance no more on a host'
  static override examples = ['<%= config.bin %> host ptp-instance remove controller-0 ptp1']
  static override hiddenAliases = ['system:host-ptp-instance-remove']
  static override args = {
    host: hostArg,
    instance: Args.string({required: true, description: 'name or uuid of the PTP instance'}),
  }
  static override flags = {...confirmFlags}

  result = ptpInstanceView

  override asks = ({args}: Given<typeof HostPtpInstanceRemove>) => ({
    target: args.host,
    deed: `remove PTP instance ${args.instance} from host ${args.host}`,
  })

  change = ({sysinv}: Apis, {args}: Given<typeof HostPtpInstanceRemove>) =>
    ptpInstances(sysinv).remove(args.host, args.instance)
}
