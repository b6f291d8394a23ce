import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Acting} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {confirmFlags, waitFlags} from '../../cli/flags.js'
import {type Result, rows} from '../../cli/result.js'
import {controllerFilesystems, settlingFilesystems} from '../../client/sysinv/storage/controller-fs.js'
import {controllerFsView} from '../../views/controller-fs.js'

export default class ControllerfsDelete extends Acting {
  static override summary = 'delete a file system of the controllers'
  static override examples = ['<%= config.bin %> controllerfs delete ceph-float']
  static override hiddenAliases = ['system:controllerfs-delete']
  static override args = {filesystem: Args.string({required: true, description: 'name or uuid of the file system'})}
  static override flags = {...confirmFlags, ...waitFlags}

  override readonly result = controllerFsView

  override asks = ({args}: Given<typeof ControllerfsDelete>) => ({
    target: args.filesystem,
    deed: `delete file system ${args.filesystem}`,
  })

  async act({sysinv}: Apis, {args, flags}: Given<typeof ControllerfsDelete>): Promise<Result> {
    const api = controllerFilesystems(sysinv)
    await api.delete(args.filesystem)
    const left = await this.settle(flags, await api.list(), {
      target: 'the file systems',
      read: api.list,
      judge: settlingFilesystems,
      watch: 'stx controllerfs list',
    })
    return rows(this.result, left)
  }
}
