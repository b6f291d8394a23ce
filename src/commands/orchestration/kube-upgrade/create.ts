import {Flags} from '@oclif/core'
import type {Given} from '../../../cli/command.js'
import {creationFlags, OrchestrationCreate} from '../../../families/orchestration.js'

export default class OrchestrationKubeUpgradeCreate extends OrchestrationCreate {
  static override summary = 'plan a kubernetes upgrade of this system'
  static override examples = ['<%= config.bin %> orchestration kube-upgrade create --to-version v1.32.2 --wait']
  static override hiddenAliases = ['sw-manager:kube-upgrade-strategy:create']
  static override flags = {
    ...creationFlags({controllers: ['serial'], storage: ['serial', 'ignore'], mostWorkers: 10}),
    'to-version': Flags.string({required: true, summary: 'kubernetes version to come to'}),
  }

  readonly type = 'kube-upgrade'

  override extra = ({flags}: Given<typeof OrchestrationKubeUpgradeCreate>) => ({'to-version': flags['to-version']})
}
