import type {Apis} from '../../cli/apis.js'
import {Doing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {said, saying} from '../../cli/result.js'
import {runArg, runFolder} from '../../families/run.js'

export default class RunForget extends Doing {
  static override summary = 'forget a run: it cannot be taken up again'
  static override examples = ['<%= config.bin %> run forget 20261130-041203-9f3a']
  static override args = {run: runArg}

  override readonly result = saying('id')
  protected override readonly changes = 'machine'

  async act(_: Apis, {args}: Given<typeof RunForget>) {
    const {forgetRun} = await import('../../runs/folder.js')
    const id = await forgetRun(runFolder(this.context), args.run)
    return said(`forgot run ${id}`, {id})
  }
}
