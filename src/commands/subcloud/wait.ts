import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {untilFlags, Waiting} from '../../cli/waiting.js'
import {type Subcloud, subclouds} from '../../client/dcmanager/subcloud.js'
import {failureOf} from '../../client/dcmanager/subcloud-standing.js'
import {calmBy, calmOfAll} from '../../families/calm.js'
import {subcloudDetailView} from '../../views/subcloud.js'

export default class SubcloudWait extends Waiting<Subcloud> {
  static override summary = 'wait for subclouds, whoever began what is going on there'
  static override description =
    'Without --until it waits until nothing is under way any more: deployment, backup, prestaging. Exits with 0 when all ' +
    'are there, 3 when one has failed (with --keep-going 7, after the others), 124 at the deadline.'
  static override examples = [
    '<%= config.bin %> subcloud wait edge7 --until deploy_status=complete --deadline 90m',
    "<%= config.bin %> subcloud wait --subclouds group:east --until 'sync_status=in-sync' --keep-going",
    '<%= config.bin %> subcloud wait edge7 --until gone',
  ]
  static override args = {name: Args.string({multiple: true, description: 'names or ids of subclouds'})}
  static override flags = untilFlags

  override readonly reach = 'fleet'
  resource = 'subcloud'
  override readonly severalStates = true
  view = subcloudDetailView

  async read({dcmanager}: Apis, {args}: Given<typeof SubcloudWait>) {
    const all = await subclouds(dcmanager).list({secondary: true})
    const chosen = await this.chosen({secondary: true})
    const names = new Set(chosen?.map(({name}) => name))
    const meant = chosen ? all.filter(({name}) => names.has(name)) : all
    return this.targets(meant, {named: args.name, names: ({name, id}) => [name, String(id)]})
  }

  calm = (subcloud: Subcloud) =>
    calmOfAll([
      calmBy(subcloud['deploy-status'], /^pre-/),
      calmBy(subcloud['backup-status'] ?? '', /^pre-/),
      calmBy(subcloud['prestage-status'] ?? ''),
    ])

  protected override reason(subcloud: Subcloud, state: string) {
    return failureOf(subcloud, state)
  }

  protected override whyOf(target: string) {
    return `stx subcloud why ${target}`
  }
}
