import {confirmFlags, hostArg, waitFlags} from '../../../cli/flags.js'
import {hosts} from '../../../client/sysinv/host/host.js'
import {KubeUpgradeStep} from '../../../families/kube-upgrade-step.js'

export default class KubeHostCordon extends KubeUpgradeStep {
  static override summary = 'move the pods off a host and keep new ones away'
  static override description = 'A step of the kubernetes upgrade of a simplex system.'
  static override examples = ['<%= config.bin %> kube host cordon controller-0 --wait']
  static override hiddenAliases = ['system:kube-host-cordon']
  static override args = {host: hostArg}
  static override flags = {...confirmFlags, ...waitFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(KubeHostCordon)
    await this.confirm(flags, args.host, `cordon host ${args.host}`)
    const {hostname} = await hosts(await this.api('sysinv')).get(args.host)
    await this.take('cordon', flags, hostname ?? args.host)
  }
}
