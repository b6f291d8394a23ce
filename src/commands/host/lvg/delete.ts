import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags, hostArg} from '../../../cli/flags.js'
import {volumeGroups} from '../../../client/sysinv/storage/volume-group.js'

export default class HostLvgDelete extends StxCommand {
  static override summary = 'delete a volume group of a host'
  static override examples = ['<%= config.bin %> host lvg delete worker-0 nova-local']
  static override hiddenAliases = ['system:host-lvg-delete']
  static override args = {
    host: hostArg,
    group: Args.string({required: true, description: 'name or uuid of the volume group'}),
  }
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostLvgDelete)
    const {host, group} = args
    await this.confirm(flags, group, `delete volume group ${group} of host ${host}`)
    await volumeGroups(await this.api('sysinv')).delete(host, group)
    await this.doneUnsaid(`Deleted volume group ${group} of host ${host}`, {host, group})
  }
}
