import type {Apis} from '../../../cli/apis.js'
import {Listing} from '../../../cli/reading.js'
import {type KubeHost, kubeHosts} from '../../../client/sysinv/kube/kube-host.js'
import {kubeHostView} from '../../../views/kube.js'

export default class KubeHostUpgradeList extends Listing<KubeHost> {
  static override summary = 'list the kubernetes versions of the hosts'
  static override examples = ['<%= config.bin %> kube host upgrade-list']
  static override hiddenAliases = ['system:kube-host-upgrade-list']

  view = kubeHostView
  read = ({sysinv}: Apis) => kubeHosts(sysinv).list()
}
