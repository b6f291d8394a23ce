import {Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {chartArgs} from '../../../cli/flags.js'
import {exitCode, one, type Result, remark, several, text} from '../../../cli/result.js'
import {type ChartRef, type Helm, helm} from '../../../client/sysinv/kube/helm.js'
import {parseSet, type SetAssignment} from '../../../inputs/helm/helm-set.js'
import {asMap, asServerTakes, type HelmValues, preview, readValuesFile} from '../../../inputs/helm/helm-values.js'
import {helmOverridesView} from '../../../views/helm.js'

export default class HelmOverrideUpdate extends Acting {
  static override summary = 'change the user overrides of a chart'
  static override description =
    'Without --reuse-values all stored overrides are replaced by the new ones. Files come first, in their order, then --set. The application uses the result when it is applied again. --diff shows what would change and sends nothing; its exit code is 9 if anything would.'
  static override examples = [
    '<%= config.bin %> helm override update cert-manager cert-manager cert-manager --values values.yaml --diff',
    '<%= config.bin %> helm override update cert-manager cert-manager cert-manager --reuse-values --set replicas=2',
  ]
  static override hiddenAliases = ['system:helm-override-update']
  static override args = chartArgs
  static override flags = {
    values: Flags.string({multiple: true, summary: 'file of values; may be repeated', helpValue: 'FILE'}),
    set: Flags.string({multiple: true, summary: 'values as helm takes them; may be repeated', helpValue: 'A.B=VALUE'}),
    'reuse-values': Flags.boolean({summary: 'add to the stored overrides'}),
    'reset-values': Flags.boolean({summary: 'replace the stored overrides, which is the default'}),
    reapply: Flags.boolean({summary: 'apply the application again, if it is made for that'}),
    'reapply-all': Flags.boolean({summary: 'apply all applications again that are made for that'}),
    diff: Flags.boolean({summary: 'show what would change, and send nothing'}),
  }

  override readonly result = helmOverridesView

  async act({sysinv}: Apis, {args, flags}: Given<typeof HelmOverrideUpdate>): Promise<Result> {
    const {set = [], reapply, 'reuse-values': reuse, 'reapply-all': reapplyAll} = flags
    if (reuse && flags['reset-values']) this.voice.refuse('--reuse-values and --reset-values cannot both be specified.')
    if (reapply && reapplyAll) this.voice.refuse('--reapply and --reapply-all cannot both be specified.')
    const files = await Promise.all((flags.values ?? []).map((file) => this.#read(file)))
    // The official client leaves all checks to the server.
    const assignments = this.voice.judgesFirst || flags.diff ? set.flatMap(parseSet) : undefined
    const api = helm(sysinv)
    await api.find(args)
    if (flags.diff) return this.#diff(api, args, {files: files as HelmValues[], assignments: assignments ?? [], reuse})
    const {set: sent, values} = assignments ? asServerTakes(assignments) : {set, values: undefined}
    const {pythonYaml} = await import('../../../output/yaml-format.js')
    const texts = await Promise.all([...files, ...(values ? [values] : [])].map(pythonYaml))
    const updated = one(this.result, await api.update(args, {files: texts, set: sent, reuse, reapply, reapplyAll}))
    return reapply || reapplyAll ? several([updated, remark(notice)]) : updated
  }

  async #read(file: string): Promise<unknown> {
    const values = await readValuesFile(file)
    return this.voice.judgesFirst ? asMap(values, file) : values
  }

  async #diff(
    api: Helm,
    ref: ChartRef,
    update: {files: HelmValues[]; assignments: SetAssignment[]; reuse: boolean},
  ): Promise<Result> {
    const [{lineDiff}, {pythonYaml}] = await Promise.all([
      import('../../../output/line-diff.js'),
      import('../../../output/yaml-format.js'),
    ])
    const {before, after} = await preview((await api.overrides(ref)).user_overrides, update)
    const texts = await Promise.all(
      [before, after].map((values) => (Object.keys(values).length > 0 ? pythonYaml(values) : '')),
    )
    const [old = '', now = ''] = texts
    if (old === now) return text('no change', {changed: false, before, after})
    return several([text(lineDiff(old, now), {changed: true, before, after})], exitCode(9))
  }
}

const notice =
  'NOTE: an application is applied again only if its overrides have changed and its metadata declares on-demand-reapply.'
