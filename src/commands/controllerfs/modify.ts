import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Acting} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {waitFlags} from '../../cli/flags.js'
import {type Result, rows} from '../../cli/result.js'
import {controllerFilesystems, settlingFilesystems} from '../../client/sysinv/storage/controller-fs.js'
import {filesystemChanges, functionsIn} from '../../inputs/filesystem.js'
import {controllerFsView} from '../../views/controller-fs.js'

export default class ControllerfsModify extends Acting {
  static override summary = 'resize file systems of the controllers'
  static override description = 'File systems can only grow.'
  static override examples = [
    '<%= config.bin %> controllerfs modify database=20 backup=40 --wait',
    '<%= config.bin %> controllerfs modify ceph-float --functions monitor',
  ]
  static override hiddenAliases = ['system:controllerfs-modify']
  static override args = {
    filesystem: Args.string({
      multiple: true,
      required: true,
      description: 'names and new sizes in GiB, as in name=size',
    }),
  }
  static override flags = {
    functions: Flags.string({summary: 'what one file system is for; commas between several'}),
    ...waitFlags,
  }

  override readonly result = controllerFsView

  async act({sysinv}: Apis, {args, flags}: Given<typeof ControllerfsModify>): Promise<Result> {
    const changes = filesystemChanges(args.filesystem, functionsIn(flags.functions))
    const api = controllerFilesystems(sysinv)
    await api.modify(changes)
    const all = await this.settle(flags, await api.list(), {
      target: 'the file systems',
      read: api.list,
      judge: settlingFilesystems,
      watch: 'stx controllerfs list',
    })
    return rows(this.result, all)
  }
}
