import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags, hostArg, waitFlags} from '../../../cli/flags.js'
import {hosts} from '../../../client/sysinv/host/host.js'
import {type KubeComponent, type KubeHost, kubeHosts, upgrading} from '../../../client/sysinv/kube/kube-host.js'
import {kubeHostView} from '../../../views/kube.js'

export default class KubeHostUpgrade extends Changing<KubeHost> {
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

  result = kubeHostView

  override asks({args}: Given<typeof KubeHostUpgrade>) {
    const {host, component} = args
    return {target: host, deed: `upgrade the ${component} of host ${host}`}
  }

  change = ({sysinv}: Apis, {args, flags}: Given<typeof KubeHostUpgrade>) =>
    kubeHosts(sysinv).upgrade(args.host, args.component, flags)

  override follow({sysinv}: Apis, {args: {component}}: Given<typeof KubeHostUpgrade>, {id, hostname}: KubeHost) {
    return {
      target: `${component} of host ${hostname}`,
      read: async () => kubeHosts(sysinv).of(await hosts(sysinv).get(String(id))),
      judge: upgrading(component),
      watch: 'stx kube host upgrade-list',
    }
  }
}
