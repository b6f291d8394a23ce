import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {confirmFlags} from '../../cli/flags.js'
import {hosts} from '../../client/sysinv/host/host.js'

export default class HostDelete extends StxCommand {
  static override summary = 'remove locked hosts from the system'
  static override examples = [
    '<%= config.bin %> host delete worker-3',
    '<%= config.bin %> host delete worker-3 worker-4 --yes',
  ]
  static override hiddenAliases = ['system:host-delete']
  static override args = {hosts: Args.string({required: true, multiple: true, description: 'host names or ids'})}
  static override flags = confirmFlags

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostDelete)
    await this.confirm(flags, args.hosts.join(' '), `delete host ${args.hosts.join(', ')}`)
    const api = hosts(await this.api('sysinv'))
    await this.each(args.hosts, async (host) => {
      await api.delete(host)
      return `Deleted host ${host}`
    })
  }
}
