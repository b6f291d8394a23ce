import {Args, Flags} from '@oclif/core'
import type {Given} from '../../cli/command.js'
import {confirmFlags, waitFlags} from '../../cli/flags.js'
import {type Applications, becoming} from '../../client/sysinv/kube/application.js'
import {ApplicationOperation} from '../../families/application-operation.js'

export default class ApplicationRemove extends ApplicationOperation {
  static override summary = 'uninstall an application; it stays uploaded'
  static override examples = ['<%= config.bin %> application remove cert-manager --wait']
  static override hiddenAliases = ['system:application-remove']
  static override args = {application: Args.string({required: true, description: 'name of the application'})}
  static override flags = {
    force: Flags.boolean({char: 'f', summary: 'count a failure as removed'}),
    ...confirmFlags,
    ...waitFlags,
  }

  override asks = ({args}: Given<typeof ApplicationRemove>) => ({
    target: args.application,
    deed: `remove application ${args.application}`,
  })

  async begin(api: Applications, {args, flags}: Given<typeof ApplicationRemove>) {
    const {application: name} = args
    const first = await api.remove(name, flags)
    return {first, judge: becoming('uploaded')}
  }
}
