import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {ChangingMany} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {type PtpInstance, ptpInstances} from '../../../client/sysinv/platform/ptp-instance.js'
import {ptpInstanceView} from '../../../views/ptp.js'

export default class HostPtpInstanceAssign extends ChangingMany<PtpInstance> {
  static override summary = 'run a PTP instance on a host'
  static override examples = ['<%= config.bin %> host ptp-instance assign controller-0 ptp1']
  static override hiddenAliases = ['system:host-ptp-instance-assign']
  static override args = {
    host: hostArg,
    instance: Args.string({required: true, description: 'name or uuid of the PTP instance'}),
  }

  result = ptpInstanceView

  change = ({sysinv}: Apis, {args}: Given<typeof HostPtpInstanceAssign>) =>
    ptpInstances(sysinv).assign(args.host, args.instance)
}
