import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags, hostArg} from '../../../cli/flags.js'
import {type Result, said} from '../../../cli/result.js'
import {interfaces} from '../../../client/sysinv/network/interface.js'

export default class HostIfDelete extends Acting {
  static override summary = 'delete an interface of a locked host'
  static override examples = ['<%= config.bin %> host if delete worker-0 vlan100']
  static override hiddenAliases = ['system:host-if-delete']
  static override args = {
    host: hostArg,
    interface: Args.string({required: true, description: 'name or uuid of the interface'}),
  }
  static override flags = {...confirmFlags}

  override asks({args}: Given<typeof HostIfDelete>) {
    const {host, interface: name} = args
    return {target: name, deed: `delete interface ${name} of host ${host}`}
  }

  async act({sysinv}: Apis, {args}: Given<typeof HostIfDelete>): Promise<Result> {
    const {host, interface: name} = args
    await interfaces(sysinv).delete(host, name)
    return said(`Deleted interface: host ${host} if ${name}`, {host, interface: name})
  }
}
