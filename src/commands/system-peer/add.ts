import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Changing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {variableFlag} from '../../cli/flags.js'
import {type SystemPeer, systemPeers} from '../../client/dcmanager/system-peer.js'
import {password} from '../../families/password.js'
import {systemPeerFlags, systemPeerSettings} from '../../families/system-peer.js'
import {systemPeerView} from '../../views/peer.js'

export default class SystemPeerAdd extends Changing<SystemPeer> {
  static override summary = 'make a peer site known'
  static override examples = [
    '<%= config.bin %> system-peer add --peer-uuid 22222222-2222-4222-8222-222222222222 --peer-name dc-west --manager-endpoint http://10.10.20.2:5000/v3 --peer-controller-gateway-address 192.168.204.1',
  ]
  static override hiddenAliases = ['dcmanager:system-peer:add']
  static override flags = {
    ...systemPeerFlags,
    'peer-uuid': Flags.string({required: true, summary: 'uuid of the system at the peer site'}),
    'peer-name': Flags.string({required: true, summary: 'name of the peer site'}),
    'manager-endpoint': Flags.string({
      required: true,
      summary: 'keystone of the peer site, such as http://10.10.20.2:5000/v3',
    }),
    'peer-controller-gateway-address': Flags.string({
      required: true,
      summary: 'gateway by which its subclouds reach the peer site',
    }),
    'manager-password': Flags.string({summary: 'password of that user; better in STX_MANAGER_PASSWORD, or asked for'}),
    ...variableFlag,
  }

  override readonly reach = 'here'

  result = systemPeerView

  async change({dcmanager}: Apis, {flags}: Given<typeof SystemPeerAdd>) {
    const of = flags['manager-username'] ?? 'admin'
    const where = {flag: 'manager-password', of, where: 'system peer'} as const
    const encoded = await password(this.context, flags['manager-password'], where)
    return systemPeers(dcmanager).add(systemPeerSettings(flags, encoded))
  }
}
