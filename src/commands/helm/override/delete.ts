import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {chartArgs, confirmFlags} from '../../../cli/flags.js'
import {type Result, said} from '../../../cli/result.js'
import {helm} from '../../../client/sysinv/kube/helm.js'

export default class HelmOverrideDelete extends Acting {
  static override summary = 'forget the user overrides of a chart'
  static override examples = ['<%= config.bin %> helm override delete cert-manager cert-manager cert-manager']
  static override hiddenAliases = ['system:helm-override-delete']
  static override args = chartArgs
  static override flags = {...confirmFlags}

  override asks({args}: Given<typeof HelmOverrideDelete>) {
    const {application, chart} = args
    return {target: chart, deed: `delete the overrides of chart ${chart} of ${application}`}
  }

  async act({sysinv}: Apis, {args}: Given<typeof HelmOverrideDelete>): Promise<Result> {
    const {application, chart, namespace} = args
    const api = helm(sysinv)
    await api.find(args)
    await api.delete(args)
    return said(`Deleted chart overrides ${chart}:${namespace} for application ${application}`, args)
  }
}
