import {Flags} from '@oclif/core'
import type {Apis} from '../../../../cli/apis.js'
import {Acting} from '../../../../cli/changing.js'
import type {Given} from '../../../../cli/command.js'
import {chartArgs} from '../../../../cli/flags.js'
import {one, type Result} from '../../../../cli/result.js'
import {helm} from '../../../../client/sysinv/kube/helm.js'
import {helmOverridesView} from '../../../../views/helm.js'

export default class HelmChartAttributeModify extends Acting {
  static override summary = 'switch a chart of an application on or off'
  static override description =
    'The user overrides of the chart stay as they are; with the official program every such change wipes them.'
  static override examples = [
    '<%= config.bin %> helm chart attribute modify cert-manager cert-manager cert-manager --enabled false',
  ]
  static override hiddenAliases = ['system:helm-chart-attribute-modify']
  static override args = chartArgs
  static override flags = {enabled: Flags.string({summary: 'whether the chart is installed', helpValue: 'true|false'})}

  override readonly result = helmOverridesView

  async act({sysinv}: Apis, {args, flags}: Given<typeof HelmChartAttributeModify>): Promise<Result> {
    const {enabled} = flags
    const api = helm(sysinv)
    await api.find(args)
    // Scripts that replay the official program byte by byte get its trap as well.
    const changed = await api.setAttributes(args, {enabled}, {keepOverrides: this.voice.either(true, false)})
    return one(this.result, changed)
  }
}
