import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {hostArg, waitFlags} from '../../../cli/flags.js'
import {type HostFs, hostFileSystems, settling} from '../../../client/sysinv/storage/host-fs.js'
import {filesystemIn} from '../../../inputs/filesystem.js'
import {hostFsView} from '../../../views/host-fs.js'

export default class HostFsAdd extends Changing<HostFs> {
  static override summary = 'add a file system to a host'
  static override examples = ['<%= config.bin %> host fs add worker-0 image-conversion=20 --wait']
  static override hiddenAliases = ['system:host-fs-add']
  static override args = {
    host: hostArg,
    fs: Args.string({required: true, description: 'name and size in GiB, as in name=20'}),
  }
  static override flags = waitFlags

  result = hostFsView

  async change({sysinv}: Apis, {args}: Given<typeof HostFsAdd>) {
    return hostFileSystems(sysinv).add(args.host, filesystemIn(args.fs, 'creation'))
  }

  override follow({sysinv}: Apis, {args: {host}}: Given<typeof HostFsAdd>, {uuid, name}: HostFs) {
    return {
      target: `file system ${name} of host ${host}`,
      read: () => hostFileSystems(sysinv).find(host, uuid),
      judge: (now: HostFs) => settling([name])([now]),
      watch: `stx host fs show ${host} ${name}`,
    }
  }
}
