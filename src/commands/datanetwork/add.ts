import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Changing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {type DataNetwork, dataNetworks} from '../../client/sysinv/network/data-network.js'
import {dataNetworkView} from '../../views/data-network.js'

export default class DatanetworkAdd extends Changing<DataNetwork> {
  static override summary = 'add a data network'
  static override examples = [
    '<%= config.bin %> datanetwork add physnet0 vlan',
    '<%= config.bin %> datanetwork add physnet1 vxlan --multicast_group 239.1.1.1 --port_num 4789 --ttl 1',
  ]
  static override hiddenAliases = ['system:datanetwork-add']
  static override args = {
    name: Args.string({required: true, description: 'name of the data network'}),
    type: Args.string({
      required: true,
      options: ['flat', 'vlan', 'vxlan'],
      description: 'how its traffic is kept apart',
    }),
  }
  static override flags = {
    description: Flags.string({char: 'd', summary: 'what it is for'}),
    mtu: Flags.string({char: 'm', summary: 'longest packet in bytes (1500)'}),
    port_num: Flags.string({char: 'p', summary: 'UDP port of a vxlan network'}),
    multicast_group: Flags.string({char: 'g', summary: 'multicast address of a dynamic vxlan network'}),
    ttl: Flags.string({char: 't', summary: 'time to live of the packets of a vxlan network'}),
    mode: Flags.option({
      char: 'M',
      options: ['dynamic', 'static'] as const,
      summary: 'how the peers of a vxlan network are found (dynamic)',
    })(),
  }

  result = dataNetworkView

  async change({sysinv}: Apis, {args, flags}: Given<typeof DatanetworkAdd>) {
    const {description, mtu, port_num, multicast_group, ttl, mode} = flags
    const added = await dataNetworks(sysinv).add({
      name: args.name,
      network_type: args.type,
      description,
      mtu,
      port_num,
      multicast_group,
      ttl,
      mode,
    })
    return added
  }
}
