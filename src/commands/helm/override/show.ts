import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {chartArgs} from '../../../cli/flags.js'
import {Showing} from '../../../cli/reading.js'
import {type HelmOverrides, helm} from '../../../client/sysinv/kube/helm.js'
import {helmOverridesView} from '../../../views/helm.js'

export default class HelmOverrideShow extends Showing<HelmOverrides> {
  static override summary = 'show the overrides of a chart: of the system, of users, and both together'
  static override examples = [
    '<%= config.bin %> helm override show cert-manager cert-manager cert-manager',
    '<%= config.bin %> helm override show cert-manager cert-manager cert-manager -c user_overrides --format value',
  ]
  static override hiddenAliases = ['system:helm-override-show']
  static override args = chartArgs

  view = helmOverridesView

  async read({sysinv}: Apis, {args}: Given<typeof HelmOverrideShow>) {
    const api = helm(sysinv)
    await api.find(args)
    return api.overrides(args)
  }
}
