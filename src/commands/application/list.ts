import {StxCommand} from '../../cli/command.js'
import {applications} from '../../client/sysinv/kube/application.js'
import {applicationView} from '../../views/application.js'

export default class ApplicationList extends StxCommand {
  static override summary = 'list the applications with status and progress'
  static override examples = [
    '<%= config.bin %> application list',
    '<%= config.bin %> application list --query "[?status!=\'applied\'].name"',
  ]
  static override hiddenAliases = ['system:application-list']

  async run(): Promise<void> {
    await this.parse(ApplicationList)
    await this.list(applicationView, await applications(await this.api('sysinv')).list())
  }
}
