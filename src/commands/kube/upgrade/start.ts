import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {one, type Result} from '../../../cli/result.js'
import {kubeUpgrades} from '../../../client/sysinv/kube/kube-upgrade.js'
import {kubeUpgradeView} from '../../../views/kube.js'

export default class KubeUpgradeStart extends Acting {
  static override summary = 'start a kubernetes upgrade'
  static override examples = ['<%= config.bin %> kube upgrade start v1.32.2']
  static override hiddenAliases = ['system:kube-upgrade-start']
  static override args = {version: Args.string({description: 'the new version, as listed by kube version list'})}
  static override flags = {
    force: Flags.boolean({char: 'f', summary: 'even with alarms that do not affect management'}),
  }

  override readonly result = kubeUpgradeView

  async act({sysinv}: Apis, {args, flags}: Given<typeof KubeUpgradeStart>): Promise<Result> {
    if (!args.version) this.voice.refuse('Missing <target kubernetes version>.', 'see: stx kube version list')
    return one(this.result, await kubeUpgrades(sysinv).start(args.version, flags))
  }
}
