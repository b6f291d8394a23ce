import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {hosts} from '../../../client/sysinv/host/host.js'
import {stors} from '../../../client/sysinv/storage/stor.js'
import {storView} from '../../../views/stor.js'

export default class HostStorShow extends StxCommand {
  static override summary = 'show one storage function'
  static override examples = ['<%= config.bin %> host stor show aa4b85f5-ec2d-4fb3-a3b1-2ceea4b795d1']
  static override hiddenAliases = ['system:host-stor-show']
  static override args = {
    host: Args.string({required: true, description: 'host name or id; may be left out'}),
    stor: Args.string({description: 'uuid of the storage function'}),
  }

  async run(): Promise<void> {
    const {args} = await this.parse(HostStorShow)
    const api = await this.api('sysinv')
    // The official program looks the host up, and makes no use of it.
    if (args.stor) await hosts(api).get(args.host)
    await this.show(storView, await stors(api).get(args.stor ?? args.host))
  }
}
