import {Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {waitFlags} from '../../../cli/flags.js'
import {type KubeRootcaUpdate, kubeRootca, podPhases} from '../../../client/sysinv/kube/kube-rootca.js'
import {reaching} from '../../../client/sysinv/reaching.js'
import {kubeRootcaView} from '../../../views/kube.js'

export default class KubeRootcaPodsUpdate extends Changing<KubeRootcaUpdate> {
  static override summary = 'take the pods through a phase of the root CA update'
  static override examples = ['<%= config.bin %> kube rootca pods-update --phase trust-both-cas --wait']
  static override hiddenAliases = ['system:kube-rootca-pods-update']
  static override flags = {
    phase: Flags.option({options: podPhases, summary: 'which phase'})(),
    ...waitFlags,
  }

  result = kubeRootcaView

  async change({sysinv}: Apis, {flags: {phase}}: Given<typeof KubeRootcaPodsUpdate>) {
    if (!phase) this.voice.refuse('Invalid phase value: None', 'pass --phase')
    return kubeRootca(sysinv).updatePods(phase)
  }

  override follow({sysinv}: Apis, {flags: {phase}}: Given<typeof KubeRootcaPodsUpdate>) {
    return {
      target: 'root CA of the pods',
      read: kubeRootca(sysinv).get,
      judge: reaching(`updated-pods-${phase}`),
      watch: 'stx kube rootca update show',
    }
  }
}
