import {Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {health} from '../../client/sysinv/platform/health.js'

export default class HealthQueryKubeUpgrade extends StxCommand {
  static override summary = 'check whether the system is ready for a kubernetes upgrade'
  static override examples = [
    '<%= config.bin %> health query-kube-upgrade',
    '<%= config.bin %> health query-kube-upgrade --rootca',
  ]
  static override hiddenAliases = ['system:health-query-kube-upgrade']
  static override flags = {rootca: Flags.boolean({summary: 'also what a root CA update needs'})}

  async run(): Promise<void> {
    const {flags} = await this.parse(HealthQueryKubeUpgrade)
    const report = await health(await this.api('sysinv')).queryKubeUpgrade(flags)
    await this.text(report, {report})
  }
}
