import type {Apis} from '../../../cli/apis.js'
import {type PtpInterface, ptpInterfaces} from '../../../client/sysinv/platform/ptp-interface.js'
import {ExportListing} from '../../../families/export-command.js'
import {ptpInterfaceView} from '../../../views/ptp.js'

export default class PtpInterfaceList extends ExportListing<PtpInterface> {
  static override summary = 'list the PTP interfaces'
  static override examples = ['<%= config.bin %> ptp interface list']
  static override hiddenAliases = ['system:ptp-interface-list']

  view = ptpInterfaceView
  filed = () => 'ptp-interface-list'
  read = ({sysinv}: Apis) => ptpInterfaces(sysinv).list()
}
