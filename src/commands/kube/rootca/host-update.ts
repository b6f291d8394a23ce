import {Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags, hostArg, waitFlags} from '../../../cli/flags.js'
import {one, type Result} from '../../../cli/result.js'
import {hostPhases, kubeRootca} from '../../../client/sysinv/kube/kube-rootca.js'
import {reaching} from '../../../client/sysinv/reaching.js'
import {kubeRootcaHostView} from '../../../views/kube.js'

export default class KubeRootcaHostUpdate extends Acting {
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

  async act({sysinv}: Apis, {args, flags}: Given<typeof KubeRootcaHostUpdate>): Promise<Result> {
    const {phase} = flags
    await this.confirm(flags, args.host, `update the root CA of host ${args.host}`)
    if (!phase) this.voice.refuse('Invalid phase value: None', 'pass --phase')
    const api = kubeRootca(sysinv)
    const update = await api.updateHost(args.host, phase)
    const settled = await this.settle(flags, update, {
      target: `root CA of host ${args.host}`,
      read: async () => (await api.hostUpdate(update.uuid)) ?? update,
      judge: reaching(`updated-host-${phase}`),
      watch: 'stx kube rootca host-update-list',
    })
    return one(this.result, settled)
  }
}
