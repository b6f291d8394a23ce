import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../../cli/apis.js'
import {Acting} from '../../../../cli/changing.js'
import type {Given} from '../../../../cli/command.js'
import {hostArg} from '../../../../cli/flags.js'
import {each, type Result} from '../../../../cli/result.js'
import {deviceLabels} from '../../../../client/sysinv/host/device-label.js'
import {labelValues} from '../../../../inputs/words.js'
import {deviceLabelView} from '../../../../views/device-label.js'

export default class HostDeviceLabelAssign extends Acting {
  static override summary = 'label a device'
  static override examples = [
    '<%= config.bin %> host device label assign worker-0 pci_0000_b4_00_0 key1=value1',
    '<%= config.bin %> host device label assign worker-0 pci_0000_b4_00_0 key1=value2 --overwrite',
  ]
  static override hiddenAliases = ['system:host-device-label-assign']
  static override args = {
    host: hostArg,
    device: Args.string({required: true, description: 'name or PCI address of the device'}),
    label: Args.string({multiple: true, required: true, description: 'labels, as in name=value'}),
  }
  static override flags = {overwrite: Flags.boolean({summary: 'replace values of labels that it has already'})}

  override readonly result = deviceLabelView

  async act({sysinv}: Apis, {args, flags}: Given<typeof HostDeviceLabelAssign>): Promise<Result> {
    const wanted = labelValues(args.label)
    const assigned = await deviceLabels(sysinv).assign(args.host, args.device, wanted, flags)
    return each(this.result, assigned)
  }
}
