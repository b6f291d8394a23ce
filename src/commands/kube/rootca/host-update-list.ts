import type {Apis} from '../../../cli/apis.js'
import {Listing} from '../../../cli/reading.js'
import {type KubeRootcaHostUpdate, kubeRootca} from '../../../client/sysinv/kube/kube-rootca.js'
import {kubeRootcaHostView} from '../../../views/kube.js'

export default class KubeRootcaHostUpdateList extends Listing<KubeRootcaHostUpdate> {
  static override summary = 'list where the hosts are in the root CA update'
  static override examples = ['<%= config.bin %> kube rootca host-update-list']
  static override hiddenAliases = ['system:kube-rootca-host-update-list']

  view = kubeRootcaHostView
  read = ({sysinv}: Apis) => kubeRootca(sysinv).hostUpdates()
}
