import {Args} from '@oclif/core'
import {StxCommand} from '../../../../cli/command.js'
import {confirmFlags, hostArg} from '../../../../cli/flags.js'
import {ptpInterfaces} from '../../../../client/sysinv/platform/ptp-interface.js'
import {ptpInterfaceView} from '../../../../views/ptp.js'

export default class HostIfPtpRemove extends StxCommand {
  static override summary = 'take a PTP interface off an interface of a host'
  static override examples = ['<%= config.bin %> host if ptp remove controller-0 data0 ptpif1']
  static override hiddenAliases = ['system:host-if-ptp-remove']
  static override args = {
    host: hostArg,
    interface: Args.string({required: true, description: 'name or uuid of the interface of the host'}),
    ptp: Args.string({required: true, description: 'name or uuid of the PTP interface'}),
  }
  static override flags = {...confirmFlags}

  override readonly result = ptpInterfaceView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostIfPtpRemove)
    const {host, interface: iface, ptp} = args
    await this.confirm(flags, host, `remove PTP interface ${ptp} from interface ${iface} of host ${host}`)
    await this.list(this.result, await ptpInterfaces(await this.api('sysinv')).remove(host, iface, ptp))
  }
}
