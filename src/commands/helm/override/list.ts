import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {helm} from '../../../client/sysinv/kube/helm.js'
import {helmChartView} from '../../../views/helm.js'

export default class HelmOverrideList extends StxCommand {
  static override summary = 'list the charts of an application'
  static override examples = [
    '<%= config.bin %> helm override list cert-manager',
    '<%= config.bin %> helm override list cert-manager --long',
  ]
  static override hiddenAliases = ['system:helm-override-list']
  static override args = {application: Args.string({required: true, description: 'name of the application'})}
  static override flags = {long: Flags.boolean({char: 'l', summary: 'with whether each chart is enabled'})}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HelmOverrideList)
    const charts = await helm(await this.api('sysinv')).charts(args.application)
    await this.list(helmChartView, charts, {also: flags.long ? ['enabled'] : []})
  }
}
