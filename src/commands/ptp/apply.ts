import type {Apis} from '../../cli/apis.js'
import {Doing} from '../../cli/changing.js'
import {said} from '../../cli/result.js'
import {ptp} from '../../client/sysinv/platform/ptp.js'

export default class PtpApply extends Doing {
  static override summary = 'apply the clock settings from before PTP instances'
  static override examples = ['<%= config.bin %> ptp apply']
  static override hiddenAliases = ['system:ptp-apply']

  async act({sysinv}: Apis) {
    await ptp(sysinv).apply()
    return said('Applying PTP configuration')
  }
}
