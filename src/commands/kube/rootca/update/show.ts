import type {Apis} from '../../../../cli/apis.js'
import {Listing} from '../../../../cli/reading.js'
import {type KubeRootcaUpdate, kubeRootca} from '../../../../client/sysinv/kube/kube-rootca.js'
import {kubeRootcaView} from '../../../../views/kube.js'

export default class KubeRootcaUpdateShow extends Listing<KubeRootcaUpdate> {
  static override summary = 'show the root CA update that is under way'
  static override examples = ['<%= config.bin %> kube rootca update show']
  static override hiddenAliases = ['system:kube-rootca-update-show']

  view = kubeRootcaView
  read = ({sysinv}: Apis) => kubeRootca(sysinv).list()
}
