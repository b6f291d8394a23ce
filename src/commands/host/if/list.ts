import {Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {interfaces} from '../../../client/sysinv/network/interface.js'
import {interfaceView} from '../../../views/interface.js'

export default class HostIfList extends StxCommand {
  static override summary = 'list the interfaces of a host that are in use'
  static override examples = [
    '<%= config.bin %> host if list controller-0',
    '<%= config.bin %> host if list worker-0 --all',
  ]
  static override hiddenAliases = ['system:host-if-list']
  static override args = {host: hostArg}
  static override flags = {all: Flags.boolean({char: 'a', summary: 'also those without a class'})}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostIfList)
    await this.list(interfaceView, await interfaces(await this.api('sysinv')).list(args.host, flags))
  }
}
