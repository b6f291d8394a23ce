import {Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {waitFlags} from '../../../cli/flags.js'
import {one, type Result} from '../../../cli/result.js'
import {kubeRootca, podPhases} from '../../../client/sysinv/kube/kube-rootca.js'
import {reaching} from '../../../client/sysinv/reaching.js'
import {kubeRootcaView} from '../../../views/kube.js'

export default class KubeRootcaPodsUpdate extends Acting {
  static override summary = 'take the pods through a phase of the root CA update'
  static override examples = ['<%= config.bin %> kube rootca pods-update --phase trust-both-cas --wait']
  static override hiddenAliases = ['system:kube-rootca-pods-update']
  static override flags = {
    phase: Flags.option({options: podPhases, summary: 'which phase'})(),
    ...waitFlags,
  }

  override readonly result = kubeRootcaView

  async act({sysinv}: Apis, {flags}: Given<typeof KubeRootcaPodsUpdate>): Promise<Result> {
    const {phase} = flags
    if (!phase) this.voice.refuse('Invalid phase value: None', 'pass --phase')
    const api = kubeRootca(sysinv)
    const settled = await this.settle(flags, await api.updatePods(phase), {
      target: 'root CA of the pods',
      read: api.get,
      judge: reaching(`updated-pods-${phase}`),
      watch: 'stx kube rootca update show',
    })
    return one(this.result, settled)
  }
}
