import type {Apis} from '../../cli/apis.js'
import {Listing} from '../../cli/reading.js'
import {type Application, applications} from '../../client/sysinv/kube/application.js'
import {applicationView} from '../../views/application.js'

export default class ApplicationList extends Listing<Application> {
  static override summary = 'list the applications with status and progress'
  static override examples = [
    '<%= config.bin %> application list',
    '<%= config.bin %> application list --query "[?status!=\'applied\'].name"',
  ]
  static override hiddenAliases = ['system:application-list']

  view = applicationView
  override names = {kind: 'application' as const, of: ({name}: Application) => name}
  read = ({sysinv}: Apis) => applications(sysinv).list()
}
