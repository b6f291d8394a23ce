import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {CommandFailure} from '../../../cli/failure.js'
import {hostArg} from '../../../cli/flags.js'
import {nothing as noResult, one, type Result} from '../../../cli/result.js'
import {pciDevices} from '../../../client/sysinv/host/pci-device.js'
import {pciDeviceView} from '../../../views/pci-device.js'

export default class HostDeviceModify extends Acting {
  static override summary = 'change a PCI device of a host'
  static override examples = [
    '<%= config.bin %> host device modify worker-0 pci_0000_b4_00_0 --driver igb_uio --vf-driver igb_uio --num-vfs 2',
  ]
  static override hiddenAliases = ['system:host-device-modify']
  static override args = {
    host: hostArg,
    device: Args.string({required: true, description: 'name or PCI address of the device'}),
  }
  static override flags = {
    name: Flags.string({char: 'n', summary: 'new name'}),
    enabled: Flags.string({char: 'e', summary: 'whether containers may use it', helpValue: 'true|false'}),
    driver: Flags.string({char: 'd', summary: 'its driver'}),
    'vf-driver': Flags.string({char: 'v', summary: 'driver of its virtual functions'}),
    'num-vfs': Flags.string({char: 'N', summary: 'how many virtual functions it has'}),
  }

  override readonly result = pciDeviceView

  async act({sysinv}: Apis, {args, flags}: Given<typeof HostDeviceModify>): Promise<Result> {
    const {name, enabled, driver, 'vf-driver': sriov_vf_driver, 'num-vfs': sriov_numvfs} = flags
    const change = {name, enabled, driver, sriov_vf_driver, sriov_numvfs}
    const nothing = Object.values(change).every((value) => value === undefined)
    if (nothing && this.voice.judgesFirst)
      throw new CommandFailure('usage', 'host device modify: nothing to change', 'see: stx help host device modify')
    const device = await pciDevices(sysinv).modify(args.host, args.device, change)
    // The official program looks the device up and shows it only when it was changed.
    return nothing ? noResult : one(this.result, device)
  }
}
