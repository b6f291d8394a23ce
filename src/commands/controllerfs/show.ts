import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {controllerFilesystems} from '../../client/sysinv/storage/controller-fs.js'
import {controllerFsView} from '../../views/controller-fs.js'

export default class ControllerfsShow extends StxCommand {
  static override summary = 'show one file system of the controllers'
  static override examples = ['<%= config.bin %> controllerfs show database']
  static override hiddenAliases = ['system:controllerfs-show']
  static override args = {filesystem: Args.string({required: true, description: 'name or uuid of the file system'})}

  async run(): Promise<void> {
    const {args} = await this.parse(ControllerfsShow)
    await this.show(controllerFsView, await controllerFilesystems(await this.api('sysinv')).find(args.filesystem))
  }
}
