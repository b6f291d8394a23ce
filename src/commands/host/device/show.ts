import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {pciDevices} from '../../../client/sysinv/host/pci-device.js'
import {pciDeviceView} from '../../../views/pci-device.js'

export default class HostDeviceShow extends StxCommand {
  static override summary = 'show one PCI device of a host'
  static override examples = ['<%= config.bin %> host device show worker-0 0000:b4:00.0']
  static override hiddenAliases = ['system:host-device-show']
  static override args = {
    host: hostArg,
    device: Args.string({required: true, description: 'name or PCI address of the device'}),
  }

  async run(): Promise<void> {
    const {args} = await this.parse(HostDeviceShow)
    await this.show(pciDeviceView, await pciDevices(await this.api('sysinv')).get(args.host, args.device))
  }
}
