import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../../../cli/command.js'
import {hostArg} from '../../../../cli/flags.js'
import {deviceLabels} from '../../../../client/sysinv/host/device-label.js'
import {labelValues} from '../../../../inputs/words.js'
import {deviceLabelView} from '../../../../views/device-label.js'

export default class HostDeviceLabelAssign extends StxCommand {
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

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostDeviceLabelAssign)
    const wanted = labelValues(args.label)
    const assigned = await deviceLabels(await this.api('sysinv')).assign(args.host, args.device, wanted, flags)
    await this.showEach(this.result, assigned)
  }
}
