import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {kubeVersions} from '../../../client/sysinv/kube/kube.js'
import {kubeVersionView} from '../../../views/kube.js'

export default class KubeVersionShow extends StxCommand {
  static override summary = 'show one kubernetes version'
  static override examples = ['<%= config.bin %> kube version show v1.32.2']
  static override hiddenAliases = ['system:kube-version-show']
  static override args = {version: Args.string({required: true, description: 'version as listed, with its v'})}

  async run(): Promise<void> {
    const {args} = await this.parse(KubeVersionShow)
    await this.show(kubeVersionView, await kubeVersions(await this.api('sysinv')).get(args.version))
  }
}
