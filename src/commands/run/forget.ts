import type {Apis} from '../../cli/apis.js'
import {Doing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {said, saying} from '../../cli/result.js'
import {realTime} from '../../cli/time.js'
import {runArg, runFolder} from '../../families/run.js'

export default class RunForget extends Doing {
  static override summary = 'forget a run: it cannot be taken up again'
  static override description =
    'What a rollout left that was broken off is put back first: each subcloud goes into its own group. Where its strategy ' +
    'is being applied, this is refused.'
  static override examples = ['<%= config.bin %> run forget 20261130-041203-9f3a']
  static override args = {run: runArg}

  override readonly result = saying('id')
  protected override readonly changes = 'machine'

  async act(apis: Apis, {args}: Given<typeof RunForget>) {
    const {forgetRun} = await import('../../runs/folder.js')
    const folder = runFolder(this.context)
    const id = await forgetRun(folder, args.run, (found) => this.#putBack(apis, folder, found))
    return said(`forgot run ${id}`, {id})
  }

  /** A rollout that was broken off may have left sites in a group that was made for a wave. */
  async #putBack(apis: Apis, folder: string, id: string): Promise<void> {
    const {salvageRun} = await import('../../runs/folder.js')
    const {head, entries} = await salvageRun(folder, id)
    if (entries.length === 0) return
    const [{leftSomething, putBack}, {destination, refuseElsewhere}] = await Promise.all([
      import('../../families/rollout-undo.js'),
      import('../../cli/in-run.js'),
    ])
    if (!leftSomething(entries)) return
    if (head) refuseElsewhere(head, (await destination(this.globals, this.context)).cloud)
    await putBack(
      apis.dcmanager,
      {id, command: head?.command ?? [], entries},
      {clock: this.context.time ?? realTime, say: (text) => this.voice.remark(text, '')},
    )
  }
}
