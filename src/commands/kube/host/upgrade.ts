import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags, hostArg, waitFlags} from '../../../cli/flags.js'
import {one, type Result} from '../../../cli/result.js'
import {hosts} from '../../../client/sysinv/host/host.js'
import {type KubeComponent, kubeHosts, upgrading} from '../../../client/sysinv/kube/kube-host.js'
import {kubeHostView} from '../../../views/kube.js'

export default class KubeHostUpgrade extends Acting {
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

  override asks({args}: Given<typeof KubeHostUpgrade>) {
    const {host, component} = args
    return {target: host, deed: `upgrade the ${component} of host ${host}`}
  }

  async act({sysinv}: Apis, {args, flags}: Given<typeof KubeHostUpgrade>): Promise<Result> {
    const {host, component} = args
    const api = kubeHosts(sysinv)
    const upgraded = await api.upgrade(host, component, flags)
    const settled = await this.settle(flags, upgraded, {
      target: `${component} of host ${upgraded.hostname}`,
      read: async () => api.of(await hosts(sysinv).get(String(upgraded.id))),
      judge: upgrading(component),
      watch: 'stx kube host upgrade-list',
    })
    return one(this.result, settled)
  }
}
