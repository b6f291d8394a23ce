import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {hostArg, waitFlags} from '../../../cli/flags.js'
import {type Result, rows} from '../../../cli/result.js'
import {hostFileSystems, settling} from '../../../client/sysinv/storage/host-fs.js'
import {filesystemChanges, functionsIn} from '../../../inputs/filesystem.js'
import {hostFsView} from '../../../views/host-fs.js'

export default class HostFsModify extends Acting {
  static override summary = 'make file systems of a host larger, or change what one is used for'
  static override examples = [
    '<%= config.bin %> host fs modify controller-0 backup=40 docker=60 --wait',
    '<%= config.bin %> host fs modify controller-0 ceph --functions monitor,osd',
  ]
  static override hiddenAliases = ['system:host-fs-modify']
  static override args = {
    host: hostArg,
    change: Args.string({required: true, multiple: true, description: 'name and size in GiB, as in name=20'}),
  }
  static override flags = {
    functions: Flags.string({summary: 'what the one file system is used for, with commas between'}),
    ...waitFlags,
  }

  override readonly result = hostFsView

  async act({sysinv}: Apis, {args, flags}: Given<typeof HostFsModify>): Promise<Result> {
    const changes = filesystemChanges(args.change, functionsIn(flags.functions))
    const api = hostFileSystems(sysinv)
    const settled = await this.settle(flags, await api.modify(args.host, changes), {
      target: `file systems of host ${args.host}`,
      read: () => api.list(args.host),
      judge: settling(changes.map(({name}) => name)),
      watch: `stx host fs list ${args.host}`,
    })
    return rows(this.result, settled)
  }
}
