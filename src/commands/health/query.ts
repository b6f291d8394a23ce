import type {Apis} from '../../cli/apis.js'
import {Reading} from '../../cli/reading.js'
import {type Result, text} from '../../cli/result.js'
import {health} from '../../client/sysinv/platform/health.js'

export default class HealthQuery extends Reading {
  static override summary = 'check whether the system is healthy'
  static override examples = ['<%= config.bin %> health query']
  static override hiddenAliases = ['system:health-query']

  async look({sysinv}: Apis): Promise<Result> {
    const report = await health(sysinv).query()
    return text(report, {report})
  }
}
