import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Showing} from '../../cli/reading.js'
import {type Application, applications} from '../../client/sysinv/kube/application.js'
import {applicationView} from '../../views/application.js'

export default class ApplicationShow extends Showing<Application> {
  static override summary = 'show one application'
  static override examples = [
    '<%= config.bin %> application show cert-manager',
    '<%= config.bin %> application show cert-manager --column status --format value',
  ]
  static override hiddenAliases = ['system:application-show']
  static override args = {application: Args.string({required: true, description: 'name of the application'})}

  view = applicationView
  read = ({sysinv}: Apis, {args}: Given<typeof ApplicationShow>) => applications(sysinv).get(args.application)
}
