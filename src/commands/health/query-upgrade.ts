import type {Apis} from '../../cli/apis.js'
import {Reading} from '../../cli/reading.js'
import {type Result, text} from '../../cli/result.js'
import {health} from '../../client/sysinv/platform/health.js'

export default class HealthQueryUpgrade extends Reading {
  static override summary = 'check whether the system is ready for a software upgrade'
  static override examples = ['<%= config.bin %> health query-upgrade']
  static override hiddenAliases = ['system:health-query-upgrade']

  async look({sysinv}: Apis): Promise<Result> {
    const report = await health(sysinv).queryUpgrade()
    return text(report, {report})
  }
}
