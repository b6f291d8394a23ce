import {StxCommand} from '../../../cli/command.js'
import {chartArgs} from '../../../cli/flags.js'
import {helm} from '../../../client/sysinv/kube/helm.js'
import {helmOverridesView} from '../../../views/helm.js'

export default class HelmOverrideShow extends StxCommand {
  static override summary = 'show the overrides of a chart: of the system, of users, and both together'
  static override examples = [
    '<%= config.bin %> helm override show cert-manager cert-manager cert-manager',
    '<%= config.bin %> helm override show cert-manager cert-manager cert-manager -c user_overrides --format value',
  ]
  static override hiddenAliases = ['system:helm-override-show']
  static override args = chartArgs

  async run(): Promise<void> {
    const {args} = await this.parse(HelmOverrideShow)
    const api = helm(await this.api('sysinv'))
    await api.find(args)
    await this.show(helmOverridesView, await api.overrides(args))
  }
}
