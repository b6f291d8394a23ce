import {Args} from '@oclif/core'
import type {Apis} from '../../../../cli/apis.js'
import type {Given} from '../../../../cli/command.js'
import {hostArg} from '../../../../cli/flags.js'
import {Listing} from '../../../../cli/reading.js'
import {deviceLabels, type LocatedLabel} from '../../../../client/sysinv/host/device-label.js'
import {locatedLabelView} from '../../../../views/device-label.js'

export default class HostDeviceLabelList extends Listing<LocatedLabel> {
  static override summary = 'list the labels of a device'
  static override examples = ['<%= config.bin %> host device label list worker-0 pci_0000_b4_00_0']
  static override hiddenAliases = ['system:host-device-label-list']
  static override args = {
    host: hostArg,
    device: Args.string({required: true, description: 'name or PCI address of the device'}),
  }

  view = locatedLabelView

  async read({sysinv}: Apis, {args}: Given<typeof HostDeviceLabelList>) {
    const {labels} = await deviceLabels(sysinv).ofDevice(args.host, args.device)
    return labels
  }
}
