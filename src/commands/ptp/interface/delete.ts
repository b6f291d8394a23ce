import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Doing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {said} from '../../../cli/result.js'
import {ptpInterfaces} from '../../../client/sysinv/platform/ptp-interface.js'

export default class PtpInterfaceDelete extends Doing {
  static override summary = 'delete a PTP interface'
  static override examples = ['<%= config.bin %> ptp interface delete ptpif1']
  static override hiddenAliases = ['system:ptp-interface-delete']
  static override args = {interface: Args.string({required: true, description: 'name or uuid of the PTP interface'})}
  static override flags = {...confirmFlags}

  override asks = ({args}: Given<typeof PtpInterfaceDelete>) => ({
    target: args.interface,
    deed: `delete PTP interface ${args.interface}`,
  })

  async act({sysinv}: Apis, {args}: Given<typeof PtpInterfaceDelete>) {
    const {uuid} = await ptpInterfaces(sysinv).delete(args.interface)
    return said(`Deleted PTP interface: ${uuid}`, {uuid})
  }
}
