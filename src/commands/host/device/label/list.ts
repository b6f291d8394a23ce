import {Args} from '@oclif/core'
import {StxCommand} from '../../../../cli/command.js'
import {hostArg} from '../../../../cli/flags.js'
import {deviceLabels} from '../../../../client/sysinv/host/device-label.js'
import {locatedLabelView} from '../../../../views/device-label.js'

export default class HostDeviceLabelList extends StxCommand {
  static override summary = 'list the labels of a device'
  static override examples = ['<%= config.bin %> host device label list worker-0 pci_0000_b4_00_0']
  static override hiddenAliases = ['system:host-device-label-list']
  static override args = {
    host: hostArg,
    device: Args.string({required: true, description: 'name or PCI address of the device'}),
  }

  async run(): Promise<void> {
    const {args} = await this.parse(HostDeviceLabelList)
    const {labels} = await deviceLabels(await this.api('sysinv')).ofDevice(args.host, args.device)
    await this.list(locatedLabelView, labels)
  }
}
