import type {Apis} from '../../../../cli/apis.js'
import {Changing} from '../../../../cli/changing.js'
import {type KubeRootcaUpdate, kubeRootca} from '../../../../client/sysinv/kube/kube-rootca.js'
import {kubeRootcaView} from '../../../../views/kube.js'

export default class KubeRootcaUpdateAbort extends Changing<KubeRootcaUpdate> {
  static override summary = 'abort the root CA update'
  static override examples = ['<%= config.bin %> kube rootca update abort']
  static override hiddenAliases = ['system:kube-rootca-update-abort']

  result = kubeRootcaView

  change = ({sysinv}: Apis) => kubeRootca(sysinv).abort()
}
