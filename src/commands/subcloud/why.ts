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

  async look(apis: Apis, {args, flags}: Given<typeof SubcloudWhy>): Promise<Result> {
    const {explainAll, explainNamed} = await import('../../families/subcloud-why.js')
    const asking = this.#asking(apis)
    const [name = '', ...others] = args.subcloud ?? []
    if (!this.selection && others.length === 0) return this.told(await explainNamed(asking, name))
    const members = await this.selection?.select(apis.dcmanager, {secondary: true})
    const meant = members?.map(({subcloud}) => subcloud) ?? (await subcloudsNamed(apis.dcmanager, args.subcloud ?? []))
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
      siteTimeMs: siteTimeout === undefined ? undefined : parseDuration(siteTimeout),
    }
  }
}
