import type {Apis} from '../../../cli/apis.js'
import {Listing} from '../../../cli/reading.js'
import {type KubeCluster, kubeClusters} from '../../../client/sysinv/kube/kube.js'
import {kubeClusterView} from '../../../views/kube.js'

export default class KubeClusterList extends Listing<KubeCluster> {
  static override summary = 'list the kubernetes clusters'
  static override examples = ['<%= config.bin %> kube cluster list']
  static override hiddenAliases = ['system:kube-cluster-list']

  view = kubeClusterView
  read = ({sysinv}: Apis) => kubeClusters(sysinv).list()
}
