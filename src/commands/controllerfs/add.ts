import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Acting} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {waitFlags} from '../../cli/flags.js'
import {one, type Result} from '../../cli/result.js'
import {controllerFilesystems, settlingFilesystems} from '../../client/sysinv/storage/controller-fs.js'
import {filesystemIn} from '../../inputs/filesystem.js'
import {controllerFsView} from '../../views/controller-fs.js'

export default class ControllerfsAdd extends Acting {
  static override summary = 'add a file system to the controllers'
  static override examples = ['<%= config.bin %> controllerfs add ceph-float=20']
  static override hiddenAliases = ['system:controllerfs-add']
  static override args = {
    filesystem: Args.string({required: true, description: 'its name and size in GiB, as in name=size'}),
  }
  static override flags = {...waitFlags}

  override readonly result = controllerFsView

  async act({sysinv}: Apis, {args, flags}: Given<typeof ControllerfsAdd>): Promise<Result> {
    const wanted = filesystemIn(args.filesystem, 'creation')
    const api = controllerFilesystems(sysinv)
    const added = await api.add(wanted)
    const all = await this.settle(flags, [added], {
      target: 'the file systems',
      read: api.list,
      judge: settlingFilesystems,
      watch: 'stx controllerfs list',
    })
    return one(this.result, all.find(({uuid}) => uuid === added.uuid) ?? added)
  }
}
