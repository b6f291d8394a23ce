import {StxCommand} from '../../cli/command.js'
import {drbd} from '../../client/sysinv/storage/drbd.js'
import {configuredHostView, drbdView} from '../../views/drbd.js'

export default class DrbdsyncShow extends StxCommand {
  static override summary = 'show how the disks of the controllers are kept the same'
  static override examples = ['<%= config.bin %> drbdsync show']
  static override hiddenAliases = ['system:drbdsync-show']

  async run(): Promise<void> {
    await this.parse(DrbdsyncShow)
    const api = drbd(await this.api('sysinv'))
    const config = await api.get()
    const controllers = await api.controllers()
    const {format = 'table', query, jmespath} = this.globals
    if (format !== 'table' || (query ?? jmespath) !== undefined) return this.show(drbdView, {...config, controllers})
    await this.show(drbdView, config)
    this.context.io.stdout.write('\n')
    await this.list(configuredHostView, controllers)
  }
}
