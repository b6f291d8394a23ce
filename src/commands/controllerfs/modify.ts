import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {ChangingMany} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {waitFlags} from '../../cli/flags.js'
import {
  type ControllerFs,
  controllerFilesystems,
  settlingFilesystems,
} from '../../client/sysinv/storage/controller-fs.js'
import {filesystemChanges, functionsIn} from '../../inputs/filesystem.js'
import {controllerFsView} from '../../views/controller-fs.js'

export default class ControllerfsModify extends ChangingMany<ControllerFs> {
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

  result = controllerFsView

  async change({sysinv}: Apis, {args, flags}: Given<typeof ControllerfsModify>) {
    const changes = filesystemChanges(args.filesystem, functionsIn(flags.functions))
    const api = controllerFilesystems(sysinv)
    await api.modify(changes)
    return api.list()
  }

  override follow({sysinv}: Apis) {
    return {
      target: 'the file systems',
      read: controllerFilesystems(sysinv).list,
      judge: settlingFilesystems,
      watch: 'stx controllerfs list',
    }
  }
}
