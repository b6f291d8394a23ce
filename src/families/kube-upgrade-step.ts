import type {Apis} from '../cli/apis.js'
import {Changing} from '../cli/changing.js'
import type {AnyGiven, Given} from '../cli/command.js'
import {hostArg, waitFlags} from '../cli/flags.js'
import type {Settling} from '../cli/wait.js'
import {hosts} from '../client/sysinv/host/host.js'
import {type KubeUpgrade, kubeUpgrades, type UpgradeStep, upgradeSteps} from '../client/sysinv/kube/kube-upgrade.js'
import {reaching} from '../client/sysinv/reaching.js'
import {kubeUpgradeView} from '../views/kube.js'

/** The steps of a kubernetes upgrade differ only in their name: each asks for a state and may wait for another. */
export abstract class KubeUpgradeStep extends Changing<KubeUpgrade> {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = Changing.baseFlags
  static override flags = {...waitFlags}

  readonly result = kubeUpgradeView

  abstract readonly step: UpgradeStep

  change({sysinv}: Apis, _given: AnyGiven): Promise<KubeUpgrade> {
    return kubeUpgrades(sysinv).take(this.step)
  }

  override follow({sysinv}: Apis): Settling<KubeUpgrade> {
    return {
      target: 'kubernetes upgrade',
      read: kubeUpgrades(sysinv).get,
      judge: reaching(upgradeSteps[this.step].goal),
      watch: 'stx kube upgrade show',
    }
  }
}

/** Cordoning and uncordoning name the host. */
export abstract class KubeHostStep extends KubeUpgradeStep {
  static override args = {host: hostArg}
  static override flags = KubeUpgradeStep.flags

  override async change({sysinv}: Apis, {args}: Given<typeof KubeHostStep>): Promise<KubeUpgrade> {
    const {hostname} = await hosts(sysinv).get(args.host)
    return kubeUpgrades(sysinv).take(this.step, {hostname: hostname ?? args.host})
  }
}
