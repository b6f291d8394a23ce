import {ptpInstances} from '../../../client/sysinv/platform/ptp-instance.js'
import {ExportCommand, exportFlags} from '../../../families/export-command.js'
import {ptpInstanceView} from '../../../views/ptp.js'

export default class PtpInstanceList extends ExportCommand {
  static override summary = 'list the PTP instances'
  static override examples = ['<%= config.bin %> ptp instance list']
  static override hiddenAliases = ['system:ptp-instance-list']
  static override flags = {...exportFlags}

  async run(): Promise<void> {
    const {flags} = await this.parse(PtpInstanceList)
    const found = await ptpInstances(await this.api('sysinv')).list()
    await this.listOrExport(ptpInstanceView, found, flags, 'ptp-instance-list')
  }
}
