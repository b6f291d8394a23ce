import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Reading} from '../../cli/reading.js'
import {type Result, text} from '../../cli/result.js'
import {health} from '../../client/sysinv/platform/health.js'

export default class HealthQueryKubeUpgrade extends Reading {
  static override summary = 'check whether the system is ready for a kubernetes upgrade'
  static override examples = [
    '<%= config.bin %> health query-kube-upgrade',
    '<%= config.bin %> health query-kube-upgrade --rootca',
  ]
  static override hiddenAliases = ['system:health-query-kube-upgrade']
  static override flags = {rootca: Flags.boolean({summary: 'also what a root CA update needs'})}

  async look({sysinv}: Apis, {flags}: Given<typeof HealthQueryKubeUpgrade>): Promise<Result> {
    const report = await health(sysinv).queryKubeUpgrade(flags)
    return text(report, {report})
  }
}
