import {Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags, hostArg, waitFlags} from '../../../cli/flags.js'
import {hostPhases, kubeRootca} from '../../../client/sysinv/kube/kube-rootca.js'
import {reaching} from '../../../client/sysinv/reaching.js'
import {kubeRootcaHostView} from '../../../views/kube.js'

export default class KubeRootcaHostUpdate extends StxCommand {
  static override summary = 'take a host through a phase of the root CA update'
  static override examples = ['<%= config.bin %> kube rootca host-update controller-0 --phase trust-both-cas --wait']
  static override hiddenAliases = ['system:kube-rootca-host-update']
  static override args = {host: hostArg}
  static override flags = {
    phase: Flags.option({options: hostPhases, summary: 'which phase'})(),
    ...confirmFlags,
    ...waitFlags,
  }

  override readonly result = kubeRootcaHostView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(KubeRootcaHostUpdate)
    const {phase} = flags
    await this.confirm(flags, args.host, `update the root CA of host ${args.host}`)
    if (!phase) this.refuse('Invalid phase value: None', 'pass --phase')
    const api = kubeRootca(await this.api('sysinv'))
    const update = await api.updateHost(args.host, phase)
    const settled = await this.settle(flags, update, {
      target: `root CA of host ${args.host}`,
      read: async () => (await api.hostUpdate(update.uuid)) ?? update,
      judge: reaching(`updated-host-${phase}`),
      watch: 'stx kube rootca host-update-list',
    })
    await this.show(this.result, settled)
  }
}
