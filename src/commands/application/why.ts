import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Why} from '../../families/why.js'
import type {Place} from '../../families/why-reading.js'

export default class ApplicationWhy extends Why {
  static override summary = 'tell why an application is as it is, and what to do next'
  static override description =
    'Looks at its status, at what it said last and at its alarms, in two requests. Exits with 3 where something is wrong, ' +
    'with 0 where nothing is or something is under way.'
  static override examples = [
    '<%= config.bin %> application why cert-manager',
    '<%= config.bin %> application why cert-manager --subclouds all',
  ]
  static override args = {application: Args.string({required: true, description: 'application name'})}

  readonly about = 'application'

  async explain(apis: Apis, {args}: Given<typeof ApplicationWhy>, place: Place) {
    const {explainApplication} = await import('../../families/application-why.js')
    return explainApplication(apis, args.application, place)
  }
}
