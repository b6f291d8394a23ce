import {Args, Flags} from '@oclif/core'
import {confirmFlags, waitFlags} from '../../cli/flags.js'
import {applications, becoming} from '../../client/sysinv/kube/application.js'
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

  async run(): Promise<void> {
    const {args, flags} = await this.parse(ApplicationRemove)
    const {application: name} = args
    await this.confirm(flags, name, `remove application ${name}`)
    const api = applications(await this.api('sysinv'))
    const first = await api.remove(name, flags)
    await this.follow(flags, first, {read: () => api.get(name), judge: becoming('uploaded')})
  }
}
