import type {Apis} from '../../../cli/apis.js'
import {type PtpInstance, ptpInstances} from '../../../client/sysinv/platform/ptp-instance.js'
import {ExportingList, exportFlags} from '../../../families/export-command.js'
import {ptpInstanceView} from '../../../views/ptp.js'

export default class PtpInstanceList extends ExportingList<PtpInstance> {
  static override summary = 'list the PTP instances'
  static override examples = ['<%= config.bin %> ptp instance list']
  static override hiddenAliases = ['system:ptp-instance-list']
  static override flags = {...exportFlags}

  view = ptpInstanceView
  fileOf = () => 'ptp-instance-list'
  read = ({sysinv}: Apis) => ptpInstances(sysinv).list()
}
