import {Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {pciDevices} from '../../../client/sysinv/host/pci-device.js'
import {pciDeviceView} from '../../../views/pci-device.js'

export default class HostDeviceList extends StxCommand {
  static override summary = 'list the PCI devices of a host'
  static override examples = [
    '<%= config.bin %> host device list worker-0',
    '<%= config.bin %> host device list worker-0 --all',
  ]
  static override hiddenAliases = ['system:host-device-list']
  static override args = {host: hostArg}
  static override flags = {all: Flags.boolean({char: 'a', summary: 'also those that are not enabled'})}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostDeviceList)
    await this.list(pciDeviceView, await pciDevices(await this.api('sysinv')).list(args.host, flags))
  }
}
