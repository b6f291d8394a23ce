import {Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags, hostArg, waitFlags} from '../../../cli/flags.js'
import {hosts} from '../../../client/sysinv/host/host.js'
import {
  hostPhases,
  kubeRootca,
  type KubeRootcaHostUpdate as RootcaOfHost,
} from '../../../client/sysinv/kube/kube-rootca.js'
import {reaching} from '../../../client/sysinv/reaching.js'
import {kubeRootcaHostView} from '../../../views/kube.js'

export default class KubeRootcaHostUpdate extends Changing<RootcaOfHost> {
  static override summary = 'take a host through a phase of the root CA update'
  static override examples = ['<%= config.bin %> kube rootca host-update controller-0 --phase trust-both-cas --wait']
  static override hiddenAliases = ['system:kube-rootca-host-update']
  static override args = {host: hostArg}
  static override flags = {
    phase: Flags.option({options: hostPhases, summary: 'which phase'})(),
    ...confirmFlags,
    ...waitFlags,
  }

  result = kubeRootcaHostView

  override asks({args: {host}}: Given<typeof KubeRootcaHostUpdate>) {
    return {target: host, deed: `update the root CA of host ${host}`}
  }

  async change({sysinv}: Apis, {args, flags: {phase}}: Given<typeof KubeRootcaHostUpdate>) {
    // The official program looks for the host before it looks at anything else.
    if (!this.voice.judgesFirst) await hosts(sysinv).get(args.host)
    if (!phase) this.voice.refuse('Invalid phase value: None', 'pass --phase')
    return kubeRootca(sysinv).updateHost(args.host, phase)
  }

  override follow({sysinv}: Apis, {args, flags: {phase}}: Given<typeof KubeRootcaHostUpdate>, update: RootcaOfHost) {
    return {
      target: `root CA of host ${args.host}`,
      read: async () => (await kubeRootca(sysinv).hostUpdate(update.uuid)) ?? update,
      judge: reaching(`updated-host-${phase}`),
      watch: 'stx kube rootca host-update-list',
    }
  }
}
