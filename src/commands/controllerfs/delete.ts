import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {ChangingMany} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {confirmFlags, waitFlags} from '../../cli/flags.js'
import {
  type ControllerFs,
  controllerFilesystems,
  settlingFilesystems,
} from '../../client/sysinv/storage/controller-fs.js'
import {controllerFsView} from '../../views/controller-fs.js'

export default class ControllerfsDelete extends ChangingMany<ControllerFs> {
  static override summary = 'delete a file system of the controllers'
  static override examples = ['<%= config.bin %> controllerfs delete ceph-float']
  static override hiddenAliases = ['system:controllerfs-delete']
  static override args = {filesystem: Args.string({required: true, description: 'name or uuid of the file system'})}
  static override flags = {...confirmFlags, ...waitFlags}

  result = controllerFsView

  override asks = ({args}: Given<typeof ControllerfsDelete>) => ({
    target: args.filesystem,
    deed: `delete file system ${args.filesystem}`,
  })

  async change({sysinv}: Apis, {args}: Given<typeof ControllerfsDelete>) {
    const api = controllerFilesystems(sysinv)
    await api.delete(args.filesystem)
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
