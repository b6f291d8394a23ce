import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {untilFlags, Waiting} from '../../cli/waiting.js'
import {type Application, applications} from '../../client/sysinv/kube/application.js'
import {calmBy} from '../../families/calm.js'
import {applicationView} from '../../views/application.js'

export default class ApplicationWait extends Waiting<Application> {
  static override summary = 'wait for applications, whoever began what is going on there'
  static override examples = [
    '<%= config.bin %> application wait cert-manager --until status=applied',
    '<%= config.bin %> application wait --subclouds all --deadline 30m',
  ]
  static override args = {name: Args.string({multiple: true, description: 'names of applications'})}
  static override flags = untilFlags

  override readonly reach = 'systems'
  resource = 'application'
  view = applicationView

  async read({sysinv}: Apis, {args}: Given<typeof ApplicationWait>) {
    const all = await applications(sysinv).list()
    return this.targets(all, {named: args.name, names: ({name}) => [name]})
  }

  calm = ({status}: Application) => calmBy(status ?? '')

  protected override whyOf(target: string) {
    return `stx application why ${target}`
  }
}
