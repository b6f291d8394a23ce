import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Showing} from '../../../cli/reading.js'
import {hosts} from '../../../client/sysinv/host/host.js'
import {type Stor, stors} from '../../../client/sysinv/storage/stor.js'
import {storView} from '../../../views/stor.js'

export default class HostStorShow extends Showing<Stor> {
  static override summary = 'show one storage function'
  static override examples = ['<%= config.bin %> host stor show aa4b85f5-ec2d-4fb3-a3b1-2ceea4b795d1']
  static override hiddenAliases = ['system:host-stor-show']
  static override args = {
    host: Args.string({required: true, description: 'host name or id; may be left out'}),
    stor: Args.string({description: 'uuid of the storage function'}),
  }

  view = storView

  async read({sysinv}: Apis, {args}: Given<typeof HostStorShow>) {
    const api = sysinv
    // The official program looks the host up, and makes no use of it.
    if (args.stor) await hosts(api).get(args.host)
    return stors(api).get(args.stor ?? args.host)
  }
}
