import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Changing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {variableFlag} from '../../cli/flags.js'
import {type SystemPeer, systemPeers} from '../../client/dcmanager/system-peer.js'
import {password} from '../../families/password.js'
import {systemPeerFlags, systemPeerSettings} from '../../families/system-peer.js'
import {systemPeerView} from '../../views/peer.js'

export default class SystemPeerUpdate extends Changing<SystemPeer> {
  static override summary = 'change what is known of a peer site'
  static override examples = [
    '<%= config.bin %> system-peer update dc-west --peer-controller-gateway-address 192.168.204.9',
    '<%= config.bin %> system-peer update dc-west --manager-password',
  ]
  static override hiddenAliases = ['dcmanager:system-peer:update']
  static override args = {peer: Args.string({required: true, description: 'name, id or uuid of the peer site'})}
  static override flags = {
    ...systemPeerFlags,
    'manager-password': Flags.string({
      summary: 'new password of that user; asked for without a value',
      helpValue: '[=PASSWORD]',
    }),
    ...variableFlag,
  }

  override readonly reach = 'here'

  result = systemPeerView

  async change({dcmanager}: Apis, {args, flags}: Given<typeof SystemPeerUpdate>) {
    const given = flags['manager-password']
    const where = {flag: 'manager-password', of: 'update', where: 'system peer'} as const
    const encoded = given === undefined ? undefined : await password(this.context, given || undefined, where)
    return systemPeers(dcmanager).update(args.peer, systemPeerSettings(flags, encoded))
  }
}
