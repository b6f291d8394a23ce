import {Flags} from '@oclif/core'
import {ptpParameters} from '../../../client/sysinv/platform/ptp-parameter.js'
import {ExportCommand, exportFlags} from '../../../families/export-command.js'
import {ptpParameterView} from '../../../views/ptp.js'

export default class PtpParameterList extends ExportCommand {
  static override summary = 'list the parameters of PTP instances and interfaces'
  static override examples = [
    '<%= config.bin %> ptp parameter list',
    '<%= config.bin %> ptp parameter list --instance ptp1',
  ]
  static override hiddenAliases = ['system:ptp-parameter-list']
  static override flags = {
    instance: Flags.string({summary: 'only of this PTP instance'}),
    interface: Flags.string({summary: 'only of this PTP interface'}),
    ...exportFlags,
  }

  async run(): Promise<void> {
    const {flags} = await this.parse(PtpParameterList)
    const {instance, interface: iface} = flags
    if (instance && iface) this.refuse('Only a single optional argument allowed', 'pass --instance or --interface')
    const api = ptpParameters(await this.api('sysinv'))
    const found = await (instance ? api.ofInstance(instance) : iface ? api.ofInterface(iface) : api.list())
    await this.listOrExport(ptpParameterView, found, flags, 'ptp-parameter-list')
  }
}
