import {hostArg} from '../../../cli/flags.js'
import {ptpInstances} from '../../../client/sysinv/platform/ptp-instance.js'
import {ExportCommand, exportFlags} from '../../../families/export-command.js'
import {ptpInstanceView} from '../../../views/ptp.js'

export default class HostPtpInstanceList extends ExportCommand {
  static override summary = 'list the PTP instances of a host'
  static override examples = ['<%= config.bin %> host ptp-instance list controller-0']
  static override hiddenAliases = ['system:host-ptp-instance-list']
  static override args = {host: hostArg}
  static override flags = {...exportFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostPtpInstanceList)
    const found = await ptpInstances(await this.api('sysinv')).ofHost(args.host)
    await this.listOrExport(ptpInstanceView, found, flags, `host-ptp-instance-list_${args.host}`)
  }
}
