import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {catalogueView} from '../../views/alarm-catalogue.js'

export default class AlarmExplain extends StxCommand {
  static override summary = 'tell what an alarm or log id means and what to do about it'
  static override description = 'Asks nobody: it works without a system to connect to.'
  static override examples = [
    '<%= config.bin %> alarm explain 200.001',
    '<%= config.bin %> alarm explain 280',
    '<%= config.bin %> alarm explain --format json --query "[?mgmt_affecting==\'warning\'].id"',
  ]
  static override args = {alarm: Args.string({summary: 'id, or how ids begin; without it all of them'})}

  async run(): Promise<void> {
    const {args} = await this.parse(AlarmExplain)
    const {explain} = await import('../../causes/alarm-catalogue.js')
    const entries = explain(args.alarm)
    const [only] = entries
    if (only === undefined) {
      this.fail('not-found', `no alarm or log has the id ${args.alarm}`, 'list them with: stx alarm explain')
    }
    if (only.id === args.alarm) await this.show(catalogueView, only)
    else await this.list(catalogueView, entries)
  }
}
