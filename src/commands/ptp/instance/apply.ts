import type {Apis} from '../../../cli/apis.js'
import {Doing} from '../../../cli/changing.js'
import {said} from '../../../cli/result.js'
import {ptpInstances} from '../../../client/sysinv/platform/ptp-instance.js'

export default class PtpInstanceApply extends Doing {
  static override summary = 'apply the PTP instances to the hosts'
  static override examples = ['<%= config.bin %> ptp instance apply']
  static override hiddenAliases = ['system:ptp-instance-apply']

  async act({sysinv}: Apis) {
    await ptpInstances(sysinv).apply()
    return said('Applying the PTP Instance configuration')
  }
}
