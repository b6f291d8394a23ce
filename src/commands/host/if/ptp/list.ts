import {Args} from '@oclif/core'
import type {Apis} from '../../../../cli/apis.js'
import type {Given} from '../../../../cli/command.js'
import {hostArg} from '../../../../cli/flags.js'
import {type PtpInterface, ptpInterfaces} from '../../../../client/sysinv/platform/ptp-interface.js'
import {ExportingList, exportFlags} from '../../../../families/export-command.js'
import {hostPtpInterfaceView, ptpInterfaceView} from '../../../../views/ptp.js'

export default class HostIfPtpList extends ExportingList<PtpInterface> {
  static override summary = 'list the PTP interfaces on a host'
  static override examples = [
    '<%= config.bin %> host if ptp list controller-0',
    '<%= config.bin %> host if ptp list controller-0 data0',
  ]
  static override hiddenAliases = ['system:host-if-ptp-list']
  static override args = {
    host: hostArg,
    interface: Args.string({description: 'only of this interface of the host, by name or uuid'}),
  }
  static override flags = {...exportFlags}

  view = ({args}: Given<typeof HostIfPtpList>) =>
    args.interface === undefined ? hostPtpInterfaceView : ptpInterfaceView
  fileOf = ({args}: Given<typeof HostIfPtpList>) => `host-if-ptp-list_${args.host}`

  async read({sysinv}: Apis, {args}: Given<typeof HostIfPtpList>) {
    const {host, interface: iface} = args
    const api = ptpInterfaces(sysinv)
    return iface === undefined ? api.ofHost(host) : api.ofInterface(host, iface)
  }
}
