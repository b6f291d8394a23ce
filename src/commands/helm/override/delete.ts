import {StxCommand} from '../../../cli/command.js'
import {chartArgs, confirmFlags} from '../../../cli/flags.js'
import {helm} from '../../../client/sysinv/kube/helm.js'

export default class HelmOverrideDelete extends StxCommand {
  static override summary = 'forget the user overrides of a chart'
  static override examples = ['<%= config.bin %> helm override delete cert-manager cert-manager cert-manager']
  static override hiddenAliases = ['system:helm-override-delete']
  static override args = chartArgs
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HelmOverrideDelete)
    const {application, chart, namespace} = args
    await this.confirm(flags, chart, `delete the overrides of chart ${chart} of ${application}`)
    const api = helm(await this.api('sysinv'))
    await api.find(args)
    await api.delete(args)
    await this.done(`Deleted chart overrides ${chart}:${namespace} for application ${application}`, args)
  }
}
