import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Showing} from '../../../cli/reading.js'
import {type PciDevice, pciDevices} from '../../../client/sysinv/host/pci-device.js'
import {pciDeviceView} from '../../../views/pci-device.js'

export default class HostDeviceShow extends Showing<PciDevice> {
  static override summary = 'show one PCI device of a host'
  static override examples = ['<%= config.bin %> host device show worker-0 0000:b4:00.0']
  static override hiddenAliases = ['system:host-device-show']
  static override args = {
    host: hostArg,
    device: Args.string({required: true, description: 'name or PCI address of the device'}),
  }

  view = pciDeviceView
  read = ({sysinv}: Apis, {args}: Given<typeof HostDeviceShow>) => pciDevices(sysinv).get(args.host, args.device)
}
