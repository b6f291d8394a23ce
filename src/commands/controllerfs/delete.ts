import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {confirmFlags, waitFlags} from '../../cli/flags.js'
import {controllerFilesystems, settlingFilesystems} from '../../client/sysinv/storage/controller-fs.js'
import {controllerFsView} from '../../views/controller-fs.js'

export default class ControllerfsDelete extends StxCommand {
  static override summary = 'delete a file system of the controllers'
  static override examples = ['<%= config.bin %> controllerfs delete ceph-float']
  static override hiddenAliases = ['system:controllerfs-delete']
  static override args = {filesystem: Args.string({required: true, description: 'name or uuid of the file system'})}
  static override flags = {...confirmFlags, ...waitFlags}

  override readonly result = controllerFsView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(ControllerfsDelete)
    await this.confirm(flags, args.filesystem, `delete file system ${args.filesystem}`)
    const api = controllerFilesystems(await this.api('sysinv'))
    await api.delete(args.filesystem)
    const left = await this.settle(flags, await api.list(), {
      target: 'the file systems',
      read: api.list,
      judge: settlingFilesystems,
      watch: 'stx controllerfs list',
    })
    await this.list(this.result, left)
  }
}
