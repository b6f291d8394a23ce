import {Args} from '@oclif/core'
import {hostArg} from '../../../../cli/flags.js'
import {ptpInterfaces} from '../../../../client/sysinv/platform/ptp-interface.js'
import {ExportCommand, exportFlags} from '../../../../families/export-command.js'
import {hostPtpInterfaceView, ptpInterfaceView} from '../../../../views/ptp.js'

export default class HostIfPtpList extends ExportCommand {
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

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostIfPtpList)
    const {host, interface: iface} = args
    const api = ptpInterfaces(await this.api('sysinv'))
    const found = iface === undefined ? await api.ofHost(host) : await api.ofInterface(host, iface)
    const view = iface === undefined ? hostPtpInterfaceView : ptpInterfaceView
    await this.listOrExport(view, found, flags, `host-if-ptp-list_${host}`)
  }
}
