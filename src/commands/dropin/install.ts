import {resolve} from 'node:path'
import type {Apis} from '../../cli/apis.js'
import {ChangingMany} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {dirFlag} from '../../cli/flags.js'
import {type Dropin, installDropins} from '../../families/dropin.js'
import {dropinView} from '../../views/dropin.js'

export default class DropinInstall extends ChangingMany<Dropin> {
  static override summary = 'put launchers under the official names into a folder'
  static override examples = ['<%= config.bin %> dropin install --dir ~/bin']
  static override flags = dirFlag

  protected override readonly changes = 'machine'

  result = dropinView

  async change(_apis: Apis, {flags}: Given<typeof DropinInstall>) {
    const installed = installDropins(flags.dir)
    const dir = resolve(flags.dir)
    if (!this.context.environment.searchPath.some((folder) => resolve(folder) === dir)) {
      this.voice.remark(`${dir} is not on the PATH: no shell finds them there yet; write export PATH="${dir}:$PATH"`)
    }
    return installed
  }
}
