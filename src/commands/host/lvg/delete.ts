import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags, hostArg} from '../../../cli/flags.js'
import {type Result, unsaid} from '../../../cli/result.js'
import {volumeGroups} from '../../../client/sysinv/storage/volume-group.js'

export default class HostLvgDelete extends Acting {
  static override summary = 'delete a volume group of a host'
  static override examples = ['<%= config.bin %> host lvg delete worker-0 nova-local']
  static override hiddenAliases = ['system:host-lvg-delete']
  static override args = {
    host: hostArg,
    group: Args.string({required: true, description: 'name or uuid of the volume group'}),
  }
  static override flags = {...confirmFlags}

  override asks({args}: Given<typeof HostLvgDelete>) {
    const {host, group} = args
    return {target: group, deed: `delete volume group ${group} of host ${host}`}
  }

  async act({sysinv}: Apis, {args}: Given<typeof HostLvgDelete>): Promise<Result> {
    const {host, group} = args
    await volumeGroups(sysinv).delete(host, group)
    return unsaid(`Deleted volume group ${group} of host ${host}`, {host, group})
  }
}
