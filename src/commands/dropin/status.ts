import {StxCommand} from '../../cli/command.js'
import {dropinStates} from '../../cli/dropin.js'
import {dirFlag} from '../../cli/flags.js'
import {dropinView} from '../../views/dropin.js'

export default class DropinStatus extends StxCommand {
  static override summary = 'show which of the official names lead here'
  static override examples = ['<%= config.bin %> dropin status --dir ~/bin']
  static override flags = dirFlag

  async run(): Promise<void> {
    const {flags} = await this.parse(DropinStatus)
    await this.list(dropinView, dropinStates(flags.dir))
  }
}
