import {Args} from '@oclif/core'
import {ptpInterfaces} from '../../../client/sysinv/platform/ptp-interface.js'
import {ExportCommand, exportFlags} from '../../../families/export-command.js'
import {ptpInterfaceView} from '../../../views/ptp.js'

export default class PtpInterfaceShow extends ExportCommand {
  static override summary = 'show one PTP interface'
  static override examples = ['<%= config.bin %> ptp interface show ptpif1']
  static override hiddenAliases = ['system:ptp-interface-show']
  static override args = {interface: Args.string({required: true, description: 'name or uuid of the PTP interface'})}
  static override flags = {...exportFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(PtpInterfaceShow)
    const found = await ptpInterfaces(await this.api('sysinv')).find(args.interface)
    await this.showOrExport(ptpInterfaceView, found, flags, `ptp-interface-show_${args.interface}`)
  }
}
