import {StxCommand} from '../../cli/command.js'
import {health} from '../../client/sysinv/platform/health.js'

export default class HealthQuery extends StxCommand {
  static override summary = 'check whether the system is healthy'
  static override examples = ['<%= config.bin %> health query']
  static override hiddenAliases = ['system:health-query']

  async run(): Promise<void> {
    await this.parse(HealthQuery)
    const report = await health(await this.api('sysinv')).query()
    await this.text(report, {report})
  }
}
