import {StxCommand} from '../../cli/command.js'
import {systems} from '../../client/sysinv/platform/system.js'
import {systemView} from '../../views/system.js'

export default class SystemShow extends StxCommand {
  static override summary = 'show the system itself'
  static override examples = ['<%= config.bin %> system show', '<%= config.bin %> system show --subcloud subcloud1']
  static override hiddenAliases = ['system:show']

  async run(): Promise<void> {
    await this.parse(SystemShow)
    await this.show(systemView, await systems(await this.api('sysinv')).get())
  }
}
