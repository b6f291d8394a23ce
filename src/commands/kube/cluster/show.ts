import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Showing} from '../../../cli/reading.js'
import {type KubeCluster, kubeClusters} from '../../../client/sysinv/kube/kube.js'
import {kubeClusterView} from '../../../views/kube.js'

export default class KubeClusterShow extends Showing<KubeCluster> {
  static override summary = 'show one kubernetes cluster with its credentials'
  static override examples = ['<%= config.bin %> kube cluster show kubernetes']
  static override hiddenAliases = ['system:kube-cluster-show']
  static override args = {cluster: Args.string({required: true, description: 'name of the cluster'})}

  view = kubeClusterView
  read = ({sysinv}: Apis, {args}: Given<typeof KubeClusterShow>) => kubeClusters(sysinv).get(args.cluster)
}
