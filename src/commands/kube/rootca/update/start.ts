import {Flags} from '@oclif/core'
import type {Apis} from '../../../../cli/apis.js'
import {Changing} from '../../../../cli/changing.js'
import type {Given} from '../../../../cli/command.js'
import {type KubeRootcaUpdate, kubeRootca} from '../../../../client/sysinv/kube/kube-rootca.js'
import {kubeRootcaView} from '../../../../views/kube.js'

export default class KubeRootcaUpdateStart extends Changing<KubeRootcaUpdate> {
  static override summary = 'start to replace the root CA of kubernetes'
  static override examples = ['<%= config.bin %> kube rootca update start']
  static override hiddenAliases = ['system:kube-rootca-update-start']
  static override flags = {
    force: Flags.boolean({char: 'f', summary: 'even with alarms that do not affect management'}),
  }

  result = kubeRootcaView

  change = ({sysinv}: Apis, {flags}: Given<typeof KubeRootcaUpdateStart>) => kubeRootca(sysinv).start(flags)
}
