import type {Apis} from '../../../../cli/apis.js'
import {Changing} from '../../../../cli/changing.js'
import {type KubeRootcaUpdate, kubeRootca} from '../../../../client/sysinv/kube/kube-rootca.js'
import {kubeRootcaView} from '../../../../views/kube.js'

export default class KubeRootcaUpdateComplete extends Changing<KubeRootcaUpdate> {
  static override summary = 'finish the root CA update'
  static override examples = ['<%= config.bin %> kube rootca update complete']
  static override hiddenAliases = ['system:kube-rootca-update-complete']

  result = kubeRootcaView

  change = ({sysinv}: Apis) => kubeRootca(sysinv).complete()
}
