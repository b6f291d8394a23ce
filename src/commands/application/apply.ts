import {Args, Flags} from '@oclif/core'
import type {Given} from '../../cli/command.js'
import {waitFlags} from '../../cli/flags.js'
import {type Applications, becoming} from '../../client/sysinv/kube/application.js'
import {ApplicationOperation} from '../../families/application-operation.js'

export default class ApplicationApply extends ApplicationOperation {
  static override summary = 'install an application, or apply its changed overrides'
  static override examples = [
    '<%= config.bin %> application apply cert-manager --wait',
    '<%= config.bin %> application apply stx-openstack --mode normal',
  ]
  static override hiddenAliases = ['system:application-apply']
  static override args = {application: Args.string({required: true, description: 'name of the application'})}
  static override flags = {
    mode: Flags.string({char: 'm', summary: 'how the application is applied, where it knows several ways'}),
    'client-side': Flags.boolean({char: 'f', summary: 'let flux apply on its own side'}),
    ...waitFlags,
  }

  async begin(api: Applications, {args, flags}: Given<typeof ApplicationApply>) {
    const {application: name} = args
    const first = await api.apply(name, {mode: flags.mode, clientSide: flags['client-side']})
    return {first, judge: becoming('applied')}
  }
}
