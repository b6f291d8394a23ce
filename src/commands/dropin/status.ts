import {Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {dropinStates, dropinsOnPath} from '../../families/dropin.js'
import {dropinView} from '../../views/dropin.js'

export default class DropinStatus extends StxCommand {
  static override summary = 'show which of the official names lead here'
  static override examples = ['<%= config.bin %> dropin status', '<%= config.bin %> dropin status --dir ~/bin']
  static override flags = {
    dir: Flags.string({summary: 'only this folder, instead of those on the PATH', helpValue: 'DIR'}),
  }

  async run(): Promise<void> {
    const {flags} = await this.parse(DropinStatus)
    const {searchPath} = this.context.environment
    await this.list(dropinView, flags.dir === undefined ? dropinsOnPath(searchPath) : dropinStates(flags.dir))
  }
}
