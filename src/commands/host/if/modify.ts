import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {type FittedInterface, interfaces} from '../../../client/sysinv/network/interface.js'
import {interfaceChange, interfaceFlags} from '../../../families/interface-flags.js'
import {interfaceView} from '../../../views/interface.js'

/** The server takes one word for "as the driver likes it". */
const queues = (count: string | undefined) => (/^(none|default)$/i.test(count ?? '') ? 'none' : count)

export default class HostIfModify extends Changing<FittedInterface> {
  static override summary = 'change an interface of a locked host'
  static override examples = [
    '<%= config.bin %> host if modify worker-0 enp9s0 --ifname data0 --ifclass data --imtu 9000',
    '<%= config.bin %> host if modify worker-0 sriov0 --ifclass pci-sriov --num-vfs 8 --vf-driver vfio',
  ]
  static override hiddenAliases = ['system:host-if-modify']
  static override args = {
    host: hostArg,
    interface: Args.string({required: true, description: 'name or uuid of the interface'}),
  }
  static override flags = {
    ifname: Flags.string({char: 'n', summary: 'new name'}),
    ifclass: Flags.string({char: 'c', summary: 'what it is for', helpValue: 'platform|data|pci-…|none'}),
    ...interfaceFlags,
  }

  result = interfaceView

  async change({sysinv}: Apis, {args, flags}: Given<typeof HostIfModify>) {
    const {ifname, ifclass, channels, 'vf-channels': sriov} = flags
    const change = {
      ...{ifname, ifclass, ...interfaceChange(flags)},
      ...{channels: queues(channels), sriov_vf_channels: queues(sriov)},
    }
    const changed = await interfaces(sysinv).modify(args.host, args.interface, change)
    return changed
  }
}
