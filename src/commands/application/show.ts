import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {applications} from '../../client/sysinv/kube/application.js'
import {applicationView} from '../../views/application.js'

export default class ApplicationShow extends StxCommand {
  static override summary = 'show one application'
  static override examples = [
    '<%= config.bin %> application show cert-manager',
    '<%= config.bin %> application show cert-manager --column status --format value',
  ]
  static override hiddenAliases = ['system:application-show']
  static override args = {application: Args.string({required: true, description: 'name of the application'})}

  async run(): Promise<void> {
    const {args} = await this.parse(ApplicationShow)
    await this.show(applicationView, await applications(await this.api('sysinv')).get(args.application))
  }
}
