import {StxCommand} from '../../cli/command.js'
import {controllerFilesystems} from '../../client/sysinv/storage/controller-fs.js'
import {controllerFsView} from '../../views/controller-fs.js'

export default class ControllerfsList extends StxCommand {
  static override summary = 'list the file systems of the controllers'
  static override examples = [
    '<%= config.bin %> controllerfs list',
    '<%= config.bin %> controllerfs list --format value --column name --column size',
  ]
  static override hiddenAliases = ['system:controllerfs-list']

  async run(): Promise<void> {
    await this.parse(ControllerfsList)
    await this.list(controllerFsView, await controllerFilesystems(await this.api('sysinv')).list())
  }
}
