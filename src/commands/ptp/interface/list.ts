import type {Apis} from '../../../cli/apis.js'
import {type PtpInterface, ptpInterfaces} from '../../../client/sysinv/platform/ptp-interface.js'
import {ExportingList, exportFlags} from '../../../families/export-command.js'
import {ptpInterfaceView} from '../../../views/ptp.js'

export default class PtpInterfaceList extends ExportingList<PtpInterface> {
  static override summary = 'list the PTP interfaces'
  static override examples = ['<%= config.bin %> ptp interface list']
  static override hiddenAliases = ['system:ptp-interface-list']
  static override flags = {...exportFlags}

  view = ptpInterfaceView
  fileOf = () => 'ptp-interface-list'
  read = ({sysinv}: Apis) => ptpInterfaces(sysinv).list()
}
