import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {hostFileSystems} from '../../../client/sysinv/storage/host-fs.js'
import {hostFsView} from '../../../views/host-fs.js'

export default class HostFsShow extends StxCommand {
  static override summary = 'show one file system of a host'
  static override examples = ['<%= config.bin %> host fs show controller-0 backup']
  static override hiddenAliases = ['system:host-fs-show']
  static override args = {
    host: hostArg,
    fs: Args.string({required: true, description: 'name or uuid of the file system'}),
  }

  async run(): Promise<void> {
    const {args} = await this.parse(HostFsShow)
    await this.show(hostFsView, await hostFileSystems(await this.api('sysinv')).find(args.host, args.fs))
  }
}
