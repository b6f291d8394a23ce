import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Acting} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {waitFlags} from '../../cli/flags.js'
import {type Result, said} from '../../cli/result.js'
import {applications, ended} from '../../client/sysinv/kube/application.js'

export default class ApplicationAbort extends Acting {
  static override summary = 'abort what is being done with an application'
  static override examples = ['<%= config.bin %> application abort cert-manager --wait']
  static override hiddenAliases = ['system:application-abort']
  static override args = {application: Args.string({required: true, description: 'name of the application'})}
  static override flags = {...waitFlags}

  async act({sysinv}: Apis, {args, flags}: Given<typeof ApplicationAbort>): Promise<Result> {
    const {application: name} = args
    const api = applications(sysinv)
    await api.abort(name)
    if (flags.wait) {
      await this.settle(flags, await api.get(name), {
        target: `application ${name}`,
        read: () => api.get(name),
        judge: ended,
        watch: `stx application show ${name}`,
        resume: ['application', 'wait', name],
      })
    }
    return said(accepted, {application: name})
  }
}

/** Scripts match on the first sentence. */
const accepted =
  'Application abort request has been accepted. If the previous operation has not completed/failed, it will be cancelled shortly.'
