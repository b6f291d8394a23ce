import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {each, type Result} from '../../../cli/result.js'
import {labels} from '../../../client/sysinv/host/label.js'
import {namedValues} from '../../../inputs/words.js'
import {labelView} from '../../../views/label.js'

export default class HostLabelAssign extends Acting {
  static override summary = 'put kubernetes labels on a host'
  static override examples = [
    '<%= config.bin %> host label assign worker-0 sriovdp=enabled kube-cpu-mgr-policy=static',
    '<%= config.bin %> host label assign worker-0 rack=7 --overwrite',
  ]
  static override hiddenAliases = ['system:host-label-assign']
  static override args = {
    host: hostArg,
    labels: Args.string({required: true, multiple: true, description: 'labels, as in key=value'}),
  }
  static override flags = {overwrite: Flags.boolean({summary: 'give labels that exist the new value'})}

  override readonly result = labelView

  async act({sysinv}: Apis, {args, flags}: Given<typeof HostLabelAssign>): Promise<Result> {
    return each(
      this.result,
      await labels(sysinv).assign(
        args.host,
        Object.fromEntries(namedValues(args.labels.map((word) => word.trim()))),
        flags,
      ),
    )
  }
}
