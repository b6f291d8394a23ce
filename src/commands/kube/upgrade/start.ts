import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {type KubeUpgrade, kubeUpgrades} from '../../../client/sysinv/kube/kube-upgrade.js'
import {kubeUpgradeView} from '../../../views/kube.js'

export default class KubeUpgradeStart extends Changing<KubeUpgrade> {
  static override summary = 'start a kubernetes upgrade'
  static override examples = ['<%= config.bin %> kube upgrade start v1.32.2']
  static override hiddenAliases = ['system:kube-upgrade-start']
  static override args = {version: Args.string({description: 'the new version, as listed by kube version list'})}
  static override flags = {
    force: Flags.boolean({char: 'f', summary: 'even with alarms that do not affect management'}),
  }

  result = kubeUpgradeView

  async change({sysinv}: Apis, {args, flags}: Given<typeof KubeUpgradeStart>) {
    if (!args.version) this.voice.refuse('Missing <target kubernetes version>.', 'see: stx kube version list')
    return kubeUpgrades(sysinv).start(args.version, flags)
  }
}
