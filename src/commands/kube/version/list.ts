import {StxCommand} from '../../../cli/command.js'
import {kubeVersions} from '../../../client/sysinv/kube/kube.js'
import {kubeVersionView} from '../../../views/kube.js'

export default class KubeVersionList extends StxCommand {
  static override summary = 'list the kubernetes versions and which of them runs'
  static override examples = ['<%= config.bin %> kube version list']
  static override hiddenAliases = ['system:kube-version-list']

  async run(): Promise<void> {
    await this.parse(KubeVersionList)
    await this.list(kubeVersionView, await kubeVersions(await this.api('sysinv')).list())
  }
}
