import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {hostArg, waitFlags} from '../../../cli/flags.js'
import {one, type Result} from '../../../cli/result.js'
import {hostFileSystems, settling} from '../../../client/sysinv/storage/host-fs.js'
import {filesystemIn} from '../../../inputs/filesystem.js'
import {hostFsView} from '../../../views/host-fs.js'

export default class HostFsAdd extends Acting {
  static override summary = 'add a file system to a host'
  static override examples = ['<%= config.bin %> host fs add worker-0 image-conversion=20 --wait']
  static override hiddenAliases = ['system:host-fs-add']
  static override args = {
    host: hostArg,
    fs: Args.string({required: true, description: 'name and size in GiB, as in name=20'}),
  }
  static override flags = waitFlags

  override readonly result = hostFsView

  async act({sysinv}: Apis, {args, flags}: Given<typeof HostFsAdd>): Promise<Result> {
    const wanted = filesystemIn(args.fs, 'creation')
    const api = hostFileSystems(sysinv)
    const added = await api.add(args.host, wanted)
    const settled = await this.settle(flags, added, {
      target: `file system ${added.name} of host ${args.host}`,
      read: () => api.find(args.host, added.uuid),
      judge: (now) => settling([added.name])([now]),
      watch: `stx host fs show ${args.host} ${added.name}`,
    })
    return one(this.result, settled)
  }
}
