import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags, hostArg} from '../../../cli/flags.js'
import {interfaces} from '../../../client/sysinv/network/interface.js'

export default class HostIfDelete extends StxCommand {
  static override summary = 'delete an interface of a locked host'
  static override examples = ['<%= config.bin %> host if delete worker-0 vlan100']
  static override hiddenAliases = ['system:host-if-delete']
  static override args = {
    host: hostArg,
    interface: Args.string({required: true, description: 'name or uuid of the interface'}),
  }
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostIfDelete)
    const {host, interface: name} = args
    await this.confirm(flags, name, `delete interface ${name} of host ${host}`)
    await interfaces(await this.api('sysinv')).delete(host, name)
    await this.done(`Deleted interface: host ${host} if ${name}`, {host, interface: name})
  }
}
