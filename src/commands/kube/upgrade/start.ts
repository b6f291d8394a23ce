import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {kubeUpgrades} from '../../../client/sysinv/kube/kube-upgrade.js'
import {kubeUpgradeView} from '../../../views/kube.js'

export default class KubeUpgradeStart extends StxCommand {
  static override summary = 'start a kubernetes upgrade'
  static override examples = ['<%= config.bin %> kube upgrade start v1.32.2']
  static override hiddenAliases = ['system:kube-upgrade-start']
  static override args = {version: Args.string({description: 'the new version, as listed by kube version list'})}
  static override flags = {
    force: Flags.boolean({char: 'f', summary: 'even with alarms that do not affect management'}),
  }

  override readonly result = kubeUpgradeView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(KubeUpgradeStart)
    if (!args.version) this.refuse('Missing <target kubernetes version>.', 'see: stx kube version list')
    await this.show(this.result, await kubeUpgrades(await this.api('sysinv')).start(args.version, flags))
  }
}
