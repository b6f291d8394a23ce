import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {parseDuration} from '../../cli/duration.js'
import {severalSubcloudsArg} from '../../cli/flags.js'
import type {Result} from '../../cli/result.js'
import {judgeNames, subcloudsNamed} from '../../families/named-subclouds.js'
import {bmcUrl} from '../../families/simulated-bmc.js'
import type {Asking} from '../../families/subcloud-why.js'
import {Why} from '../../families/why.js'
import type {Explanation} from '../../views/why.js'

export default class SubcloudWhy extends Why {
  static override summary = 'tell why a subcloud is as it is, and what to do next'
  static override description =
    'Looks at its states, its error, its endpoints, what the system controller has against it, the step of a strategy, its ' +
    'own alarms, and at its board controller where one is known; in at most six requests. Exits with 3 where something is ' +
    'wrong, with 0 where nothing is or something is under way, and with 7 where something is wrong with some of several.'
  static override examples = [
    '<%= config.bin %> subcloud why edge7',
    '<%= config.bin %> subcloud why --subclouds availability=offline',
    '<%= config.bin %> subcloud why --subclouds all --format json',
  ]
  static override args = {subcloud: severalSubcloudsArg}
  static override flags = {
    all: Flags.boolean({summary: 'of several: list also those with which nothing is wrong'}),
  }

  override readonly reach = 'fleet'
  readonly about = 'subcloud'

  override check({args}: Given<typeof SubcloudWhy>) {
    const {voice, context, id = ''} = this
    return judgeNames({names: args.subcloud ?? [], selected: this.selection !== undefined, voice, context, id})
  }

  async explain(apis: Apis, {args}: Given<typeof SubcloudWhy>): Promise<Explanation> {
    const {explainNamed} = await import('../../families/subcloud-why.js')
    const [name = ''] = args.subcloud ?? []
    return explainNamed(this.#asking(await this.patient(apis)), name)
  }

  override async look(apis: Apis, given: Given<typeof SubcloudWhy>): Promise<Result> {
    const {args, flags} = given
    if (!this.selection && args.subcloud?.length === 1) return this.told(await this.explain(apis, given))
    const {explainAll} = await import('../../families/subcloud-why.js')
    const {dcmanager} = await filled(apis)
    const asking = this.#asking(apis)
    const members = await this.selection?.select(dcmanager, {secondary: true})
    const meant = members?.map(({subcloud}) => subcloud) ?? (await subcloudsNamed(dcmanager, args.subcloud ?? []))
    const all = flags.all || members === undefined
    return this.toldOf(await explainAll(asking, meant, this.globals.parallel), {all})
  }

  #asking(apis: Apis): Asking {
    const {globals, context} = this
    const {'site-timeout': siteTimeout} = globals
    return {
      apis,
      cloud: () => this.cloud(),
      bmcUrl: (address) => bmcUrl(globals, context, address),
      signal: context.signal,
      now: () => this.systemTime(),
      siteTimeMs: siteTimeout === undefined ? undefined : parseDuration(siteTimeout),
    }
  }
}

/** Lists of subclouds, of which none lacks what rules look at. */
async function filled(apis: Apis): Promise<Apis> {
  const {filledIn} = await import('../../families/why-reading.js')
  return filledIn(apis)
}
