import {Flags} from '@oclif/core'
import {hostArg, waitFlags} from '../../cli/flags.js'
import {unlocking} from '../../client/sysinv/host/host.js'
import {HostAction} from '../../families/host-action.js'

export default class HostUnlock extends HostAction {
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
    await this.act(flags, (api) => api.unlock(args.host, flags), unlocking)
  }
}
