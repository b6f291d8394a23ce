import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Reading} from '../../../cli/reading.js'
import {type Result, rows} from '../../../cli/result.js'
import {helm} from '../../../client/sysinv/kube/helm.js'
import {helmChartView} from '../../../views/helm.js'

export default class HelmOverrideList extends Reading {
  static override summary = 'list the charts of an application'
  static override examples = [
    '<%= config.bin %> helm override list cert-manager',
    '<%= config.bin %> helm override list cert-manager --long',
  ]
  static override hiddenAliases = ['system:helm-override-list']
  static override args = {application: Args.string({required: true, description: 'name of the application'})}
  static override flags = {long: Flags.boolean({char: 'l', summary: 'with whether each chart is enabled'})}

  async look({sysinv}: Apis, {args, flags}: Given<typeof HelmOverrideList>): Promise<Result> {
    const charts = await helm(sysinv).charts(args.application)
    return rows(helmChartView, charts, {also: flags.long ? ['enabled'] : []})
  }
}
