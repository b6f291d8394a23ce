import type {Apis} from '../../cli/apis.js'
import {Showing} from '../../cli/reading.js'
import {type Ptp, ptp} from '../../client/sysinv/platform/ptp.js'
import {ptpView} from '../../views/ptp.js'

export default class PtpShow extends Showing<Ptp> {
  static override summary = 'show the clock settings from before PTP instances'
  static override examples = ['<%= config.bin %> ptp show']
  static override hiddenAliases = ['system:ptp-show']

  view = ptpView
  read = ({sysinv}: Apis) => ptp(sysinv).get()
}
