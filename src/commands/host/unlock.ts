import {Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {hostArg, waitFlags} from '../../cli/flags.js'
import {hosts, unlocking} from '../../client/sysinv/host.js'
import {hostView} from '../../views/host.js'

export default class HostUnlock extends StxCommand {
  static override summary = 'put a host back into service'
  static override examples = [
    '<%= config.bin %> host unlock controller-1',
    '<%= config.bin %> host unlock controller-1 --wait --deadline 30m',
  ]
  static override hiddenAliases = ['system:host-unlock']
  static override args = {host: hostArg}
  static override flags = {
    force: Flags.boolean({char: 'f', summary: 'unlock even if checks object'}),
    ...waitFlags,
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostUnlock)
    const api = hosts(await this.api('sysinv'))
    const host = await api.unlock(args.host, flags)
    const settled = await this.settle(flags, host, {
      target: `host ${host.hostname}`,
      read: () => api.get(String(host.id)),
      judge: unlocking,
      watch: `stx host show ${host.hostname}`,
    })
    await this.show(hostView, settled)
  }
}
