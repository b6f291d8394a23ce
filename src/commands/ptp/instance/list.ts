import type {Apis} from '../../../cli/apis.js'
import {type PtpInstance, ptpInstances} from '../../../client/sysinv/platform/ptp-instance.js'
import {ExportListing} from '../../../families/export-command.js'
import {ptpInstanceView} from '../../../views/ptp.js'

export default class PtpInstanceList extends ExportListing<PtpInstance> {
  static override summary = 'list the PTP instances'
  static override examples = ['<%= config.bin %> ptp instance list']
  static override hiddenAliases = ['system:ptp-instance-list']

  view = ptpInstanceView
  filed = () => 'ptp-instance-list'
  read = ({sysinv}: Apis) => ptpInstances(sysinv).list()
}
