import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {type FittedInterface, interfaces} from '../../../client/sysinv/network/interface.js'
import {interfaceChange, interfaceFlags} from '../../../families/interface-flags.js'
import {interfaceView} from '../../../views/interface.js'

export default class HostIfAdd extends Changing<FittedInterface> {
  static override summary = 'add an interface to a locked host'
  static override examples = [
    '<%= config.bin %> host if add worker-0 vlan100 vlan enp9s0 --vlan-id 100 --ifclass platform',
    '<%= config.bin %> host if add worker-0 bond0 ae enp9s0 enp10s0 --aemode 802.3ad --txhashpolicy layer2',
    '<%= config.bin %> host if add worker-0 sriov00 vf sriov0 --num-vfs 4 --ifclass pci-sriov',
  ]
  static override hiddenAliases = ['system:host-if-add']
  static override args = {
    host: hostArg,
    name: Args.string({required: true, description: 'name of the interface'}),
    type: Args.string({
      required: true,
      options: ['ae', 'vlan', 'virtual', 'vf', 'ethernet'],
      description: 'type of the interface',
    }),
    uses: Args.string({required: true, multiple: true, description: 'ports or interfaces below it'}),
  }
  static override flags = {
    ...interfaceFlags,
    vlan_id: Flags.string({char: 'V', summary: 'VLAN'}),
    ifclass: Flags.option({
      char: 'c',
      options: ['platform', 'data', 'pci-passthrough', 'pci-sriov', 'none'] as const,
      summary: 'what it is for',
    })(),
  }

  result = interfaceView

  async change({sysinv}: Apis, {args, flags}: Given<typeof HostIfAdd>) {
    const {vlan_id, ifclass} = flags
    const iface = {ifname: args.name, iftype: args.type, vlan_id, ifclass, ...interfaceChange(flags)}
    const added = await interfaces(sysinv).add(args.host, iface, args.uses)
    return added
  }
}
