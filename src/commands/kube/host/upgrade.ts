import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags, hostArg, waitFlags} from '../../../cli/flags.js'
import {hosts} from '../../../client/sysinv/host/host.js'
import {type KubeComponent, kubeHosts, upgrading} from '../../../client/sysinv/kube/kube-host.js'
import {kubeHostView} from '../../../views/kube.js'

export default class KubeHostUpgrade extends StxCommand {
  static override summary = 'upgrade kubernetes on a host'
  static override examples = [
    '<%= config.bin %> kube host upgrade controller-1 control-plane --wait',
    '<%= config.bin %> kube host upgrade worker-0 kubelet --wait',
  ]
  static override hiddenAliases = ['system:kube-host-upgrade']
  static override args = {
    host: hostArg,
    component: Args.custom<KubeComponent>({options: ['control-plane', 'kubelet']})({
      required: true,
      description: 'what to upgrade there',
    }),
  }
  static override flags = {
    force: Flags.boolean({char: 'f', summary: 'even if checks object'}),
    ...confirmFlags,
    ...waitFlags,
  }

  override readonly result = kubeHostView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(KubeHostUpgrade)
    const {host, component} = args
    await this.confirm(flags, host, `upgrade the ${component} of host ${host}`)
    const sysinv = await this.api('sysinv')
    const api = kubeHosts(sysinv)
    const upgraded = await api.upgrade(host, component, flags)
    const settled = await this.settle(flags, upgraded, {
      target: `${component} of host ${upgraded.hostname}`,
      read: async () => api.of(await hosts(sysinv).get(String(upgraded.id))),
      judge: upgrading(component),
      watch: 'stx kube host upgrade-list',
    })
    await this.show(this.result, settled)
  }
}
