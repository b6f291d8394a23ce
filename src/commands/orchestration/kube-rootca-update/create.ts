import type {Given} from '../../../cli/command.js'
import {waitFlags} from '../../../cli/flags.js'
import {OrchestrationCreate} from '../../../families/orchestration.js'
import {kubeRootcaFlags} from '../../../families/orchestration-flag.js'

export default class OrchestrationKubeRootcaUpdateCreate extends OrchestrationCreate {
  static override summary = 'plan a kubernetes root CA update of this system'
  static override examples = [
    '<%= config.bin %> orchestration kube-rootca-update create --subject "C=CA ST=Ontario O=Company CN=site" --wait',
  ]
  static override hiddenAliases = ['sw-manager:kube-rootca-update-strategy:create']
  static override flags = {...kubeRootcaFlags, ...waitFlags}

  readonly type = 'kube-rootca-update'

  override extra = ({flags}: Given<typeof OrchestrationKubeRootcaUpdateCreate>) => ({
    'expiry-date': flags['expiry-date'] || undefined,
    subject: flags.subject || undefined,
    algorithm: flags.algorithm,
    'key-size': flags['key-size'] || undefined,
  })
}
