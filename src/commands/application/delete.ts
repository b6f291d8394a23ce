import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Doing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {confirmFlags} from '../../cli/flags.js'
import {said} from '../../cli/result.js'
import {applications} from '../../client/sysinv/kube/application.js'

export default class ApplicationDelete extends Doing {
  static override summary = 'delete an application that is not installed'
  static override examples = ['<%= config.bin %> application delete cert-manager']
  static override hiddenAliases = ['system:application-delete']
  static override args = {application: Args.string({required: true, description: 'name of the application'})}
  static override flags = {
    force: Flags.boolean({char: 'f', summary: 'even if checks object'}),
    ...confirmFlags,
  }

  override asks({args}: Given<typeof ApplicationDelete>) {
    const {application: name} = args
    return {target: name, deed: `delete application ${name}`}
  }

  async act({sysinv}: Apis, {args, flags}: Given<typeof ApplicationDelete>) {
    const {application: name} = args
    await applications(sysinv).delete(name, flags)
    return said(`Application ${name} deleted.`, {application: name})
  }
}
