import type {Given} from '../../../cli/command.js'
import {waitFlags} from '../../../cli/flags.js'
import {OrchestrationCreate} from '../../../families/orchestration.js'
import {kubeUpgradeFlags} from '../../../families/orchestration-flag.js'

export default class OrchestrationKubeUpgradeCreate extends OrchestrationCreate {
  static override summary = 'plan a kubernetes upgrade of this system'
  static override examples = ['<%= config.bin %> orchestration kube-upgrade create --to-version v1.32.2 --wait']
  static override hiddenAliases = ['sw-manager:kube-upgrade-strategy:create']
  static override flags = {...kubeUpgradeFlags, ...waitFlags}

  readonly type = 'kube-upgrade'

  override extra = ({flags}: Given<typeof OrchestrationKubeUpgradeCreate>) => ({'to-version': flags['to-version']})
}
