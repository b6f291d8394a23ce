import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags, hostArg, waitFlags} from '../../../cli/flags.js'
import {type Result, rows} from '../../../cli/result.js'
import {hostFileSystems, settling} from '../../../client/sysinv/storage/host-fs.js'
import {hostFsView} from '../../../views/host-fs.js'

export default class HostFsDelete extends Acting {
  static override summary = 'delete a file system of a host'
  static override examples = ['<%= config.bin %> host fs delete worker-0 image-conversion --wait']
  static override hiddenAliases = ['system:host-fs-delete']
  static override args = {
    host: hostArg,
    fs: Args.string({required: true, description: 'name of the file system'}),
  }
  static override flags = {
    force: Flags.boolean({char: 'f', hidden: true, summary: 'delete it even if it is in use'}),
    ...confirmFlags,
    ...waitFlags,
  }

  override readonly result = hostFsView

  override asks({args}: Given<typeof HostFsDelete>) {
    const {host, fs} = args
    return {target: fs, deed: `delete file system ${fs} of host ${host}`}
  }

  async act({sysinv}: Apis, {args, flags}: Given<typeof HostFsDelete>): Promise<Result> {
    const {host, fs} = args
    const api = hostFileSystems(sysinv)
    const settled = await this.settle(flags, await api.delete(host, fs, flags), {
      target: `file system ${fs} of host ${host}`,
      read: () => api.list(host),
      judge: settling([fs]),
      watch: `stx host fs list ${host}`,
    })
    return rows(this.result, settled)
  }
}
