import {Args} from '@oclif/core'
import type {Apis} from '../../../../cli/apis.js'
import {ChangingMany} from '../../../../cli/changing.js'
import type {Given} from '../../../../cli/command.js'
import {hostArg} from '../../../../cli/flags.js'
import {type PtpInterface, ptpInterfaces} from '../../../../client/sysinv/platform/ptp-interface.js'
import {ptpInterfaceView} from '../../../../views/ptp.js'

export default class HostIfPtpAssign extends ChangingMany<PtpInterface> {
  static override summary = 'put a PTP interface on an interface of a host'
  static override examples = ['<%= config.bin %> host if ptp assign controller-0 data0 ptpif1']
  static override hiddenAliases = ['system:host-if-ptp-assign']
  static override args = {
    host: hostArg,
    interface: Args.string({required: true, description: 'name or uuid of the interface of the host'}),
    ptp: Args.string({required: true, description: 'name or uuid of the PTP interface'}),
  }

  result = ptpInterfaceView

  change = ({sysinv}: Apis, {args}: Given<typeof HostIfPtpAssign>) =>
    ptpInterfaces(sysinv).assign(args.host, args.interface, args.ptp)
}
