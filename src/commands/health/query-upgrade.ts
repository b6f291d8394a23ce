import {StxCommand} from '../../cli/command.js'
import {health} from '../../client/sysinv/platform/health.js'

export default class HealthQueryUpgrade extends StxCommand {
  static override summary = 'check whether the system is ready for a software upgrade'
  static override examples = ['<%= config.bin %> health query-upgrade']
  static override hiddenAliases = ['system:health-query-upgrade']

  async run(): Promise<void> {
    await this.parse(HealthQueryUpgrade)
    const report = await health(await this.api('sysinv')).queryUpgrade()
    await this.text(report, {report})
  }
}
