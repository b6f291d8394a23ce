import type {Apis} from '../../../cli/apis.js'
import {Listing} from '../../../cli/reading.js'
import {type KubeVersion, kubeVersions} from '../../../client/sysinv/kube/kube.js'
import {kubeVersionView} from '../../../views/kube.js'

export default class KubeVersionList extends Listing<KubeVersion> {
  static override summary = 'list the kubernetes versions and which of them runs'
  static override examples = ['<%= config.bin %> kube version list']
  static override hiddenAliases = ['system:kube-version-list']

  view = kubeVersionView
  override names = {kind: 'kube-version' as const, of: ({version}: KubeVersion) => version}
  read = ({sysinv}: Apis) => kubeVersions(sysinv).list()
}
