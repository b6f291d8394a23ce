import {Flags} from '@oclif/core'
import {StxCommand} from '../../../../cli/command.js'
import {kubeRootca} from '../../../../client/sysinv/kube/kube-rootca.js'
import {kubeRootcaView} from '../../../../views/kube.js'

export default class KubeRootcaUpdateStart extends StxCommand {
  static override summary = 'start to replace the root CA of kubernetes'
  static override examples = ['<%= config.bin %> kube rootca update start']
  static override hiddenAliases = ['system:kube-rootca-update-start']
  static override flags = {
    force: Flags.boolean({char: 'f', summary: 'even with alarms that do not affect management'}),
  }

  protected override readonly result = kubeRootcaView

  async run(): Promise<void> {
    const {flags} = await this.parse(KubeRootcaUpdateStart)
    await this.show(this.result, await kubeRootca(await this.api('sysinv')).start(flags))
  }
}
