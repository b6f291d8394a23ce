import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {ptpInterfaces} from '../../../client/sysinv/platform/ptp-interface.js'

export default class PtpInterfaceDelete extends StxCommand {
  static override summary = 'delete a PTP interface'
  static override examples = ['<%= config.bin %> ptp interface delete ptpif1']
  static override hiddenAliases = ['system:ptp-interface-delete']
  static override args = {interface: Args.string({required: true, description: 'name or uuid of the PTP interface'})}
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(PtpInterfaceDelete)
    await this.confirm(flags, args.interface, `delete PTP interface ${args.interface}`)
    const {uuid} = await ptpInterfaces(await this.api('sysinv')).delete(args.interface)
    await this.done(`Deleted PTP interface: ${uuid}`, {uuid})
  }
}
