import {StxCommand} from '../../cli/command.js'
import {dirFlag} from '../../cli/flags.js'
import {removeDropins} from '../../families/dropin.js'
import {dropinView} from '../../views/dropin.js'

export default class DropinRemove extends StxCommand {
  static override summary = 'take those launchers away again'
  static override examples = ['<%= config.bin %> dropin remove --dir ~/bin']
  static override flags = dirFlag

  override readonly result = dropinView

  async run(): Promise<void> {
    const {flags} = await this.parse(DropinRemove)
    await this.list(this.result, removeDropins(flags.dir))
  }
}
