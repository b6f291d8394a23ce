import type {Apis} from '../cli/apis.js'
import {Changing} from '../cli/changing.js'
import type {AnyGiven} from '../cli/command.js'
import type {Settling} from '../cli/wait.js'
import {hosts} from '../client/sysinv/host/host.js'
import {type KubeUpgrade, kubeUpgrades, type UpgradeStep, upgradeSteps} from '../client/sysinv/kube/kube-upgrade.js'
import {reaching} from '../client/sysinv/reaching.js'
import {kubeUpgradeView} from '../views/kube.js'

/** The steps of a kubernetes upgrade differ only in their name: each asks for a state and may wait for another. */
export abstract class KubeUpgradeStep extends Changing<KubeUpgrade> {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = Changing.baseFlags

  readonly result = kubeUpgradeView

  abstract readonly step: UpgradeStep

  async change({sysinv}: Apis, {args: {host}}: AnyGiven): Promise<KubeUpgrade> {
    // Some steps are taken on one host.
    const hostname = typeof host === 'string' ? ((await hosts(sysinv).get(host)).hostname ?? host) : undefined
    return kubeUpgrades(sysinv).take(this.step, {hostname})
  }

  override follow({sysinv}: Apis): Settling<KubeUpgrade> {
    const {goal} = upgradeSteps[this.step]
    return {
      target: 'kubernetes upgrade',
      read: kubeUpgrades(sysinv).get,
      judge: reaching(goal),
      watch: 'stx kube upgrade show',
      why: 'stx orchestration why kube-upgrade',
      resume: ['kube', 'upgrade', 'wait', '--until', `state=${goal}`],
    }
  }
}
