import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Listing} from '../../cli/reading.js'
import {type Dropin, dropinStates, dropinsOnPath} from '../../families/dropin.js'
import {dropinView} from '../../views/dropin.js'

export default class DropinStatus extends Listing<Dropin> {
  static override summary = 'show which of the official names lead here'
  static override examples = ['<%= config.bin %> dropin status', '<%= config.bin %> dropin status --dir ~/bin']
  static override flags = {
    dir: Flags.string({summary: 'only this folder, instead of those on the PATH', helpValue: 'DIR'}),
  }

  override readonly reach = 'here'
  view = dropinView

  async read(_apis: Apis, {flags}: Given<typeof DropinStatus>) {
    return flags.dir === undefined ? dropinsOnPath(this.context.environment.searchPath) : dropinStates(flags.dir)
  }
}
