import {Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Listing} from '../../../cli/reading.js'
import {type PciDevice, pciDevices} from '../../../client/sysinv/host/pci-device.js'
import {pciDeviceView} from '../../../views/pci-device.js'

export default class HostDeviceList extends Listing<PciDevice> {
  static override summary = 'list the PCI devices of a host'
  static override examples = [
    '<%= config.bin %> host device list worker-0',
    '<%= config.bin %> host device list worker-0 --all',
  ]
  static override hiddenAliases = ['system:host-device-list']
  static override args = {host: hostArg}
  static override flags = {all: Flags.boolean({char: 'a', summary: 'also those that are not enabled'})}

  view = pciDeviceView
  read = ({sysinv}: Apis, {args, flags}: Given<typeof HostDeviceList>) => pciDevices(sysinv).list(args.host, flags)
}
