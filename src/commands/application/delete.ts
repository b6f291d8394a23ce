import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {confirmFlags} from '../../cli/flags.js'
import {applications} from '../../client/sysinv/kube/application.js'

export default class ApplicationDelete extends StxCommand {
  static override summary = 'delete an application that is not installed'
  static override examples = ['<%= config.bin %> application delete cert-manager']
  static override hiddenAliases = ['system:application-delete']
  static override args = {application: Args.string({required: true, description: 'name of the application'})}
  static override flags = {
    force: Flags.boolean({char: 'f', summary: 'even if checks object'}),
    ...confirmFlags,
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(ApplicationDelete)
    const {application: name} = args
    await this.confirm(flags, name, `delete application ${name}`)
    await applications(await this.api('sysinv')).delete(name, flags)
    await this.done(`Application ${name} deleted.`, {application: name})
  }
}
