import {StxCommand} from '../cli/command.js'
import type {UpgradeStep} from '../client/sysinv/kube/kube-upgrade.js'
import {kubeUpgradeView} from '../views/kube.js'

/** The steps of a kubernetes upgrade differ only in their name: each asks for a state and may wait for another. */
export abstract class KubeUpgradeStep extends StxCommand {
  override readonly result = kubeUpgradeView

  protected async take(
    step: UpgradeStep,
    flags: {wait?: boolean; deadline?: string},
    hostname?: string,
  ): Promise<void> {
    const [{kubeUpgrades, upgradeSteps}, {reaching}] = await Promise.all([
      import('../client/sysinv/kube/kube-upgrade.js'),
      import('../client/sysinv/reaching.js'),
    ])
    const api = kubeUpgrades(await this.api('sysinv'))
    const settled = await this.settle(flags, await api.take(step, {hostname}), {
      target: 'kubernetes upgrade',
      read: api.get,
      judge: reaching(upgradeSteps[step].goal),
      watch: 'stx kube upgrade show',
    })
    await this.show(this.result, settled)
  }
}
