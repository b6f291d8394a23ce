import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {CommandFailure} from '../../cli/failure.js'
import {Reading} from '../../cli/reading.js'
import {one, rows} from '../../cli/result.js'
import {catalogueView} from '../../views/alarm-catalogue.js'

export default class AlarmExplain extends Reading {
  static override summary = 'tell what an alarm or log id means and what to do about it'
  static override description = 'Asks nobody: it works without a system to connect to.'
  static override examples = [
    '<%= config.bin %> alarm explain 200.001',
    '<%= config.bin %> alarm explain 280',
    '<%= config.bin %> alarm explain --format json --query "[?mgmt_affecting==\'warning\'].id"',
  ]
  static override args = {alarm: Args.string({summary: 'id, or how ids begin; without it all of them'})}

  override readonly reach = 'here'

  async look(_apis: Apis, {args}: Given<typeof AlarmExplain>) {
    const {explain} = await import('../../causes/alarm-catalogue.js')
    const entries = explain(args.alarm)
    const [only] = entries
    if (only === undefined) {
      throw new CommandFailure(
        'not-found',
        `no alarm or log has the id ${args.alarm}`,
        'list them with: stx alarm explain',
        undefined,
        {ref: args.alarm ?? '', among: explain().map(({id}) => id)},
      )
    }
    return only.id === args.alarm ? one(catalogueView, only) : rows(catalogueView, entries)
  }
}
