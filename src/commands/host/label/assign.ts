import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {labels} from '../../../client/sysinv/host/label.js'
import {namedValues} from '../../../inputs/words.js'
import {labelView} from '../../../views/label.js'

export default class HostLabelAssign extends StxCommand {
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

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostLabelAssign)
    await this.showEach(
      this.result,
      await labels(await this.api('sysinv')).assign(
        args.host,
        Object.fromEntries(namedValues(args.labels.map((word) => word.trim()))),
        flags,
      ),
    )
  }
}
