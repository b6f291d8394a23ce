import type {Apis} from '../../cli/apis.js'
import {Showing} from '../../cli/reading.js'
import {type Ntp, ntp} from '../../client/sysinv/platform/ntp.js'
import {ntpView} from '../../views/ntp.js'

export default class NtpShow extends Showing<Ntp> {
  static override summary = 'show the time servers'
  static override examples = ['<%= config.bin %> ntp show']
  static override hiddenAliases = ['system:ntp-show']

  view = ntpView
  read = ({sysinv}: Apis) => ntp(sysinv).get()
}
