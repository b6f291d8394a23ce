import {Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {type PtpParameter, ptpParameters} from '../../../client/sysinv/platform/ptp-parameter.js'
import {ExportingList, exportFlags} from '../../../families/export-command.js'
import {ptpParameterView} from '../../../views/ptp.js'

export default class PtpParameterList extends ExportingList<PtpParameter> {
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

  view = ptpParameterView
  fileOf = () => 'ptp-parameter-list'

  async read({sysinv}: Apis, {flags}: Given<typeof PtpParameterList>) {
    const {instance, interface: iface} = flags
    if (instance && iface)
      this.voice.refuse('Only a single optional argument allowed', 'pass --instance or --interface')
    const api = ptpParameters(sysinv)
    return instance ? api.ofInstance(instance) : iface ? api.ofInterface(iface) : api.list()
  }
}
