import {ptpInterfaces} from '../../../client/sysinv/platform/ptp-interface.js'
import {ExportCommand, exportFlags} from '../../../families/export-command.js'
import {ptpInterfaceView} from '../../../views/ptp.js'

export default class PtpInterfaceList extends ExportCommand {
  static override summary = 'list the PTP interfaces'
  static override examples = ['<%= config.bin %> ptp interface list']
  static override hiddenAliases = ['system:ptp-interface-list']
  static override flags = {...exportFlags}

  async run(): Promise<void> {
    const {flags} = await this.parse(PtpInterfaceList)
    const found = await ptpInterfaces(await this.api('sysinv')).list()
    await this.listOrExport(ptpInterfaceView, found, flags, 'ptp-interface-list')
  }
}
