import type {Apis} from '../../cli/apis.js'
import {ChangingMany} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {dirFlag} from '../../cli/flags.js'
import {type Dropin, removeDropins} from '../../families/dropin.js'
import {dropinView} from '../../views/dropin.js'

export default class DropinRemove extends ChangingMany<Dropin> {
  static override summary = 'take those launchers away again'
  static override examples = ['<%= config.bin %> dropin remove --dir ~/bin']
  static override flags = dirFlag

  protected override readonly changes = 'machine'

  result = dropinView

  async change(_apis: Apis, {flags}: Given<typeof DropinRemove>) {
    return removeDropins(flags.dir)
  }
}
