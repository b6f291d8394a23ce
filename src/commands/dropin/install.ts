import {StxCommand} from '../../cli/command.js'
import {dirFlag} from '../../cli/flags.js'
import {installDropins} from '../../families/dropin.js'
import {dropinView} from '../../views/dropin.js'

export default class DropinInstall extends StxCommand {
  static override summary = 'put launchers under the official names into a folder'
  static override examples = ['<%= config.bin %> dropin install --dir ~/bin']
  static override flags = dirFlag

  override readonly result = dropinView

  async run(): Promise<void> {
    const {flags} = await this.parse(DropinInstall)
    await this.list(this.result, installDropins(flags.dir))
  }
}
