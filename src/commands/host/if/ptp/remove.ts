import {Args} from '@oclif/core'
import type {Apis} from '../../../../cli/apis.js'
import {Acting} from '../../../../cli/changing.js'
import type {Given} from '../../../../cli/command.js'
import {confirmFlags, hostArg} from '../../../../cli/flags.js'
import {type Result, rows} from '../../../../cli/result.js'
import {ptpInterfaces} from '../../../../client/sysinv/platform/ptp-interface.js'
import {ptpInterfaceView} from '../../../../views/ptp.js'

export default class HostIfPtpRemove extends Acting {
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

  override asks({args}: Given<typeof HostIfPtpRemove>) {
    const {host, interface: iface, ptp} = args
    return {target: host, deed: `remove PTP interface ${ptp} from interface ${iface} of host ${host}`}
  }

  async act({sysinv}: Apis, {args}: Given<typeof HostIfPtpRemove>): Promise<Result> {
    const {host, interface: iface, ptp} = args
    return rows(this.result, await ptpInterfaces(sysinv).remove(host, iface, ptp))
  }
}
