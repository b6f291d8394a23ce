import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Acting} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {confirmFlags} from '../../cli/flags.js'
import type {Result} from '../../cli/result.js'
import {hosts} from '../../client/sysinv/host/host.js'

export default class HostDelete extends Acting {
  static override summary = 'remove locked hosts from the system'
  static override examples = [
    '<%= config.bin %> host delete worker-3',
    '<%= config.bin %> host delete worker-3 worker-4 --yes',
  ]
  static override hiddenAliases = ['system:host-delete']
  static override args = {hosts: Args.string({required: true, multiple: true, description: 'host names or ids'})}
  static override flags = confirmFlags

  override asks = ({args}: Given<typeof HostDelete>) => ({
    target: args.hosts.join(' '),
    deed: `delete host ${args.hosts.join(', ')}`,
  })

  async act({sysinv}: Apis, {args}: Given<typeof HostDelete>): Promise<Result> {
    const api = hosts(sysinv)
    return this.forEach(args.hosts, async (host) => {
      await api.delete(host)
      return `Deleted host ${host}`
    })
  }
}
